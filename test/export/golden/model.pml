/* two-phase-commit, exported by gupcheck
 * property consistent: no manager has committed while another one has aborted
 * spin -o1 -o2 -o3 -a model.pml; gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c
 * ./pan -E -m1000000
 */

#define none -1 /* no element */
#define manager0 0
#define manager1 1
#define coordinator 0
#define process_manager0 1
#define process_manager1 2

mtype:stage_type = { working, prepared, committed, aborted };
mtype:decision_type = { undecided, decision_committed, decision_aborted };

mtype:stage_type stage[2] = working; /* of the resource manager */
mtype:decision_type decision = undecided; /* of the coordinator */
bool heard[2] = false; /* the coordinator knows that it is prepared */
bool sent[2] = false; /* it has told the coordinator that it is prepared */
bool commit = false; /* the coordinator has said so */
bool abort = false; /* the coordinator has said so */

active proctype coordinator_process()
{
end_listen: /* listen (coordinator, two-phase-commit): kernel */
  if
  :: d_step { sent[manager0] && decision == undecided ->
       heard[manager0] = true;
     }; goto end_listen
  :: d_step { sent[manager1] && decision == undecided ->
       heard[manager1] = true;
     }; goto end_listen
  :: d_step { decision == undecided && heard[manager0] && heard[manager1] ->
       decision = decision_committed;
       commit = true;
     }; goto end_listen
  :: d_step { decision == undecided ->
       decision = decision_aborted;
       abort = true;
     }; goto end_listen
  fi;
end_done:
  false
}

active proctype manager0_process()
{
end_work: /* work (manager, two-phase-commit): kernel */
  if
  :: d_step { stage[manager0] == working ->
       stage[manager0] = prepared;
       sent[manager0] = true;
     }; goto end_work
  :: d_step { stage[manager0] == working ->
       stage[manager0] = aborted;
     }; goto end_work
  :: d_step { commit ->
       stage[manager0] = committed;
     }; goto end_work
  :: d_step { abort ->
       stage[manager0] = aborted;
     }; goto end_work
  fi;
end_done:
  false
}

active proctype manager1_process()
{
end_work: /* work (manager, two-phase-commit): kernel */
  if
  :: d_step { stage[manager1] == working ->
       stage[manager1] = prepared;
       sent[manager1] = true;
     }; goto end_work
  :: d_step { stage[manager1] == working ->
       stage[manager1] = aborted;
     }; goto end_work
  :: d_step { commit ->
       stage[manager1] = committed;
     }; goto end_work
  :: d_step { abort ->
       stage[manager1] = aborted;
     }; goto end_work
  fi;
end_done:
  false
}

active proctype watch()
{
end_watch:
  if
  :: d_step { (!(!((stage[manager0] == committed || stage[manager1] == committed) && (stage[manager0] == aborted || stage[manager1] == aborted)))) -> assert(false) /* consistent */ }; goto end_watch
  fi
}
