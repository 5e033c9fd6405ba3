---- MODULE two_phase_commit ----
\* two-phase-commit, exported by gupcheck
\* property consistent: no manager has committed while another one has aborted
EXTENDS Integers, FiniteSets

none == -1 \* no element
manager0 == 0
manager1 == 1
manager == 0 .. 1
coordinator == 0
process_manager0 == 1
process_manager1 == 2
process == 0 .. 2
stage_type == {"working", "prepared", "committed", "aborted"}
decision_type == {"undecided", "decision_committed", "decision_aborted"}

VARIABLES
  stage, decision, heard, sent, commit, abort, coordinator_at, manager0_at, manager1_at

vars == <<stage, decision, heard, sent, commit, abort, coordinator_at, manager0_at, manager1_at>>

TypeOK ==
  /\ stage \in [manager -> stage_type]
  /\ decision \in decision_type
  /\ heard \in [manager -> BOOLEAN]
  /\ sent \in [manager -> BOOLEAN]
  /\ commit \in BOOLEAN
  /\ abort \in BOOLEAN
  /\ coordinator_at \in {"coordinator_listen", "coordinator_done"}
  /\ manager0_at \in {"manager0_work", "manager0_done"}
  /\ manager1_at \in {"manager1_work", "manager1_done"}

Init ==
  /\ stage = [i \in manager |-> "working"]
  /\ decision = "undecided"
  /\ heard = [i \in manager |-> FALSE]
  /\ sent = [i \in manager |-> FALSE]
  /\ commit = FALSE
  /\ abort = FALSE
  /\ coordinator_at = "coordinator_listen"
  /\ manager0_at = "manager0_work"
  /\ manager1_at = "manager1_work"

\* listen (coordinator, two-phase-commit): kernel
coordinator_listen ==
  /\ coordinator_at = "coordinator_listen"
  /\ \/ \E m \in manager :
          /\ sent[m]
          /\ decision = "undecided"
          /\ heard' = [heard EXCEPT ![m] = TRUE]
          /\ coordinator_at' = "coordinator_listen"
          /\ UNCHANGED <<stage, decision, sent, commit, abort, manager0_at, manager1_at>>
     \/ /\ (decision = "undecided" /\ (\A m \in manager : heard[m]))
        /\ decision' = "decision_committed"
        /\ commit' = TRUE
        /\ coordinator_at' = "coordinator_listen"
        /\ UNCHANGED <<stage, heard, sent, abort, manager0_at, manager1_at>>
     \/ /\ decision = "undecided"
        /\ decision' = "decision_aborted"
        /\ abort' = TRUE
        /\ coordinator_at' = "coordinator_listen"
        /\ UNCHANGED <<stage, heard, sent, commit, manager0_at, manager1_at>>

\* work (manager, two-phase-commit): kernel
manager0_work ==
  /\ manager0_at = "manager0_work"
  /\ \/ /\ stage[manager0] = "working"
        /\ stage' = [stage EXCEPT ![manager0] = "prepared"]
        /\ sent' = [sent EXCEPT ![manager0] = TRUE]
        /\ manager0_at' = "manager0_work"
        /\ UNCHANGED <<decision, heard, commit, abort, coordinator_at, manager1_at>>
     \/ /\ stage[manager0] = "working"
        /\ stage' = [stage EXCEPT ![manager0] = "aborted"]
        /\ manager0_at' = "manager0_work"
        /\ UNCHANGED <<decision, heard, sent, commit, abort, coordinator_at, manager1_at>>
     \/ /\ commit
        /\ stage' = [stage EXCEPT ![manager0] = "committed"]
        /\ manager0_at' = "manager0_work"
        /\ UNCHANGED <<decision, heard, sent, commit, abort, coordinator_at, manager1_at>>
     \/ /\ abort
        /\ stage' = [stage EXCEPT ![manager0] = "aborted"]
        /\ manager0_at' = "manager0_work"
        /\ UNCHANGED <<decision, heard, sent, commit, abort, coordinator_at, manager1_at>>

\* work (manager, two-phase-commit): kernel
manager1_work ==
  /\ manager1_at = "manager1_work"
  /\ \/ /\ stage[manager1] = "working"
        /\ stage' = [stage EXCEPT ![manager1] = "prepared"]
        /\ sent' = [sent EXCEPT ![manager1] = TRUE]
        /\ manager1_at' = "manager1_work"
        /\ UNCHANGED <<decision, heard, commit, abort, coordinator_at, manager0_at>>
     \/ /\ stage[manager1] = "working"
        /\ stage' = [stage EXCEPT ![manager1] = "aborted"]
        /\ manager1_at' = "manager1_work"
        /\ UNCHANGED <<decision, heard, sent, commit, abort, coordinator_at, manager0_at>>
     \/ /\ commit
        /\ stage' = [stage EXCEPT ![manager1] = "committed"]
        /\ manager1_at' = "manager1_work"
        /\ UNCHANGED <<decision, heard, sent, commit, abort, coordinator_at, manager0_at>>
     \/ /\ abort
        /\ stage' = [stage EXCEPT ![manager1] = "aborted"]
        /\ manager1_at' = "manager1_work"
        /\ UNCHANGED <<decision, heard, sent, commit, abort, coordinator_at, manager0_at>>

\* an intended end is no deadlock
Terminating ==
  /\ (TRUE)
  /\ UNCHANGED vars

Next ==
  \/ coordinator_listen
  \/ manager0_work
  \/ manager1_work
  \/ Terminating

Spec == Init /\ [][Next]_vars

\* who is counted on goes on, where it can all the time; what stands under SF happens, if it can again and again
Fairness ==
  /\ WF_vars(coordinator_listen) \* coordinator: kernel
  /\ WF_vars(manager0_work) \* manager0: kernel
  /\ WF_vars(manager1_work) \* manager1: kernel

FairSpec == Spec /\ Fairness

\* no manager has committed while another one has aborted
consistent == ~((\E m \in manager : stage[m] = "committed") /\ (\E m \in manager : stage[m] = "aborted"))

====
