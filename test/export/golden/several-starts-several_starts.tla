---- MODULE several_starts ----
\* several starts, exported by gupcheck
\* property deadlock-free
EXTENDS Integers, FiniteSets

none == -1 \* no element
cell0 == 0
cell1 == 1
cell == 0 .. 1
counter == 0
process == 0 .. 0

VARIABLES
  count, link, lit, counter_at

vars == <<count, link, lit, counter_at>>

TypeOK ==
  /\ count \in (-1 .. 5)
  /\ link \in [cell -> (cell \cup {none})]
  /\ lit \in [cell -> BOOLEAN]
  /\ counter_at \in {"counter_count", "counter_done"}

Init ==
  /\ count \in {-1, 0, 2}
  /\ link = [i \in cell |-> CASE i = cell0 -> cell1 [] OTHER -> none]
  /\ lit \in {f \in [cell -> {FALSE, TRUE}] : f[cell0] \in {FALSE, TRUE} /\ f[cell1] \in {FALSE}}
  /\ counter_at = "counter_count"
  /\ (count # 0 \/ ~lit[cell0])

\* count (counter): kernel
counter_count ==
  /\ counter_at = "counter_count"
  /\ \/ /\ count # 3
        /\ count' = count + 1
        /\ link' = [link EXCEPT ![cell0] = none]
        /\ counter_at' = "counter_count"
        /\ UNCHANGED <<lit>>
     \/ /\ (count = 3 /\ lit[cell0])
        /\ lit' = [lit EXCEPT ![cell1] = TRUE]
        /\ counter_at' = "counter_done"
        /\ UNCHANGED <<count, link>>

\* an intended end is no deadlock
Terminating ==
  /\ (counter_at = "counter_done")
  /\ UNCHANGED vars

Next ==
  \/ counter_count
  \/ Terminating

Spec == Init /\ [][Next]_vars

\* who is counted on goes on, where it can all the time; what stands under SF happens, if it can again and again
Fairness ==
  /\ WF_vars(counter_count) \* counter: kernel

FairSpec == Spec /\ Fairness

====
