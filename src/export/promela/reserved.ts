import { type IsReserved, reservedWords } from "../names";

const promela = reservedWords(`
  active assert atomic bit bool byte chan cond d_proctype d_step do else empty enabled end eval false fi for full
  get_priority goto hidden if in init inline int label last len local ltl mtype nempty never nfull nonprogress notrace
  np od of pid print printf printm priority proctype provided return run select set_priority short show skip timeout
  trace true typedef unless unsigned xr xs always eventually until weakuntil stronguntil release implies equivalent next
  c_code c_decl c_expr c_state c_track pc_value u v w x
`);

const c = reservedWords(`
  asm auto break case char const continue default double enum extern float inline int long register restrict signed
  sizeof static struct switch typeof union void volatile while linux unix i386 errno eof null stdin stdout stderr
`);

/** Macros of the generated verifier that would replace a variable of the same name. */
const verifier = reservedWords(`
  addproc alpha_f async backward_moves bad bfs_gen bytesize c_states chunk delta endevent etim event_trace final
  forward_moves freq getframe global gn_frames g_int g_long hash has_badelse has_code has_enabled has_hidden has_last
  has_ltl has_np has_pcvalue has_priority has_provided has_random has_sorted has_stack has_track has_unless iam_alive
  ifnotblocked inline_rev inrange in_r_scope in_s_scope ln_frames local max maxproc maxq merged min mix m_loss
  negated_trace nfair notrace not_again now nqs nstates_event ntim ntrans offsetof onstack_now onstack_put onstack_zap
  pan pan_h panstate pansource pcheck pchooser pclaim pinit prog_lab pthread_equal p_q query query_f quit q_empt_f
  q_empt_t q_full_f q_full_t q_sz rand reached_event rem_refs rem_vars rot separate spinversion src_event stacksize
  start_event sync targetq_full targetq_notfull this timeout_f transitions trpt try_again twidth t_free t_id t_row
  t_row_mask t_row_size t_stat uchar uint ulong unblock ushort vsize wasnew ws
`);

/** Words of Promela, of C, in which the verifier is generated, and of the verifier itself. */
export const isReserved: IsReserved = (identifier) =>
  promela(identifier) || c(identifier) || verifier(identifier) || /^(air|maxseq|minseq)\d+$/i.test(identifier);
