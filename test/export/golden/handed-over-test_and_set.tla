---- MODULE test_and_set ----
\* test-and-set, exported by gupcheck
\* property user0-enters: who wants to enter does
EXTENDS Integers, FiniteSets

none == -1 \* no element
user0 == 0
user1 == 1
user == 0 .. 1
process_user0 == 0
process_user1 == 1
process == 0 .. 1

VARIABLES
  holder, user0_at, user1_at, beat

vars == <<holder, user0_at, user1_at, beat>>

TypeOK ==
  /\ holder \in (user \cup {none})
  /\ user0_at \in {"user0_outside", "user0_try", "user0_inside", "user0_done"}
  /\ user1_at \in {"user1_outside", "user1_try", "user1_inside", "user1_done"}
  /\ beat \in BOOLEAN

Init ==
  /\ holder = none
  /\ user0_at = "user0_outside"
  /\ user1_at = "user1_outside"
  /\ beat = FALSE

halted == (user1_at = "user1_inside")

\* outside (user, locks): kernel
user0_outside ==
  /\ user0_at = "user0_outside"
  /\ ~halted
  /\ \/ /\ user0_at' = "user0_try"
        /\ beat' = (~beat)
        /\ UNCHANGED <<holder, user1_at>>

\* try (user, locks): kernel
user0_try ==
  /\ user0_at = "user0_try"
  /\ ~halted
  /\ \/ /\ holder = none
        /\ holder' = user0
        /\ user0_at' = "user0_inside"
        /\ beat' = (~beat)
        /\ UNCHANGED <<user1_at>>

\* inside (user, locks): kernel
user0_inside ==
  /\ user0_at = "user0_inside"
  /\ ~halted
  /\ \/ /\ holder' = none
        /\ user0_at' = "user0_outside"
        /\ beat' = (~beat)
        /\ UNCHANGED <<user1_at>>

\* outside (user, locks): kernel
user1_outside ==
  /\ user1_at = "user1_outside"
  /\ ~halted
  /\ \/ /\ user1_at' = "user1_try"
        /\ beat' = (~beat)
        /\ UNCHANGED <<holder, user0_at>>

\* try (user, locks): kernel
user1_try ==
  /\ user1_at = "user1_try"
  /\ ~halted
  /\ \/ /\ holder = none
        /\ holder' = user1
        /\ user1_at' = "user1_inside"
        /\ beat' = (~beat)
        /\ UNCHANGED <<user0_at>>

\* inside (user, locks): kernel
user1_inside ==
  /\ user1_at = "user1_inside"
  /\ ~halted
  /\ \/ /\ holder' = none
        /\ user1_at' = "user1_outside"
        /\ beat' = (~beat)
        /\ UNCHANGED <<user0_at>>

\* an intended end is no deadlock
Terminating ==
  /\ (halted \/ (user0_at = "user0_done" /\ user1_at = "user1_done"))
  /\ UNCHANGED vars

Next ==
  \/ user0_outside
  \/ user0_try
  \/ user0_inside
  \/ user1_outside
  \/ user1_try
  \/ user1_inside
  \/ Terminating

Spec == Init /\ [][Next]_vars

\* who is counted on goes on, where it can all the time; what stands under SF happens, if it can again and again
Fairness ==
  /\ WF_vars(user0_outside \/ user0_try \/ user0_inside) \* user0: kernel
  /\ SF_vars(user0_try) \* holder
  /\ WF_vars(user1_outside \/ user1_try \/ user1_inside) \* user1: kernel
  /\ SF_vars(user1_try) \* holder

FairSpec == Spec /\ Fairness

\* who wants to enter does
user0_enters == (((user0_at = "user0_try")) ~> (((user0_at = "user0_inside")) \/ halted))

====
