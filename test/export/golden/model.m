-- two-phase-commit, exported by gupcheck
-- property consistent: no manager has committed while another one has aborted
-- rumur --deadlock-detection off

const
  none: -1; -- no element
  manager0: 0;
  manager1: 1;
  coordinator: 0;
  process_manager0: 1;
  process_manager1: 2;

type
  stage_type: enum { working, prepared, committed, aborted };
  decision_type: enum { undecided, decision_committed, decision_aborted };
  manager: 0 .. 1;
  process_set: 0 .. 2;
  coordinator_label: enum { coordinator_listen, coordinator_done };
  manager0_label: enum { manager0_work, manager0_done };
  manager1_label: enum { manager1_work, manager1_done };

var
  stage: array [manager] of stage_type; -- of the resource manager
  decision: decision_type; -- of the coordinator
  heard: array [manager] of boolean; -- the coordinator knows that it is prepared
  sent: array [manager] of boolean; -- it has told the coordinator that it is prepared
  commit: boolean; -- the coordinator has said so
  abort: boolean; -- the coordinator has said so
  coordinator_at: coordinator_label;
  manager0_at: manager0_label;
  manager1_at: manager1_label;

startstate "initial state 1"
begin
  for i: manager do stage[i] := working; endfor;
  decision := undecided;
  for i: manager do heard[i] := false; endfor;
  for i: manager do sent[i] := false; endfor;
  commit := false;
  abort := false;
  coordinator_at := coordinator_listen;
  manager0_at := manager0_work;
  manager1_at := manager1_work;
endstartstate;

-- coordinator: listen (coordinator, two-phase-commit): kernel
ruleset m: manager do
  rule "coordinator: listen (1)"
    coordinator_at = coordinator_listen
    & sent[m]
    & decision = undecided
  ==>
  begin
    heard[m] := true;
    coordinator_at := coordinator_listen;
  endrule;
endruleset;

rule "coordinator: listen (2)"
  coordinator_at = coordinator_listen
  & (decision = undecided & (forall m: manager do heard[m] endforall))
==>
begin
  decision := decision_committed;
  commit := true;
  coordinator_at := coordinator_listen;
endrule;

rule "coordinator: listen (3)"
  coordinator_at = coordinator_listen
  & decision = undecided
==>
begin
  decision := decision_aborted;
  abort := true;
  coordinator_at := coordinator_listen;
endrule;

-- manager0: work (manager, two-phase-commit): kernel
rule "manager0: work (1)"
  manager0_at = manager0_work
  & stage[manager0] = working
==>
begin
  stage[manager0] := prepared;
  sent[manager0] := true;
  manager0_at := manager0_work;
endrule;

rule "manager0: work (2)"
  manager0_at = manager0_work
  & stage[manager0] = working
==>
begin
  stage[manager0] := aborted;
  manager0_at := manager0_work;
endrule;

rule "manager0: work (3)"
  manager0_at = manager0_work
  & commit
==>
begin
  stage[manager0] := committed;
  manager0_at := manager0_work;
endrule;

rule "manager0: work (4)"
  manager0_at = manager0_work
  & abort
==>
begin
  stage[manager0] := aborted;
  manager0_at := manager0_work;
endrule;

-- manager1: work (manager, two-phase-commit): kernel
rule "manager1: work (1)"
  manager1_at = manager1_work
  & stage[manager1] = working
==>
begin
  stage[manager1] := prepared;
  sent[manager1] := true;
  manager1_at := manager1_work;
endrule;

rule "manager1: work (2)"
  manager1_at = manager1_work
  & stage[manager1] = working
==>
begin
  stage[manager1] := aborted;
  manager1_at := manager1_work;
endrule;

rule "manager1: work (3)"
  manager1_at = manager1_work
  & commit
==>
begin
  stage[manager1] := committed;
  manager1_at := manager1_work;
endrule;

rule "manager1: work (4)"
  manager1_at = manager1_work
  & abort
==>
begin
  stage[manager1] := aborted;
  manager1_at := manager1_work;
endrule;

invariant "consistent"
  !((exists m: manager do stage[m] = committed endexists) & (exists m: manager do stage[m] = aborted endexists));
