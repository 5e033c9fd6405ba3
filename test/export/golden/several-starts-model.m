-- several starts, exported by gupcheck
-- property deadlock-free
-- rumur --deadlock-detection stuck

const
  none: -1; -- no element
  cell0: 0;
  cell1: 1;
  counter: 0;

type
  cell: 0 .. 1;
  process_set: 0 .. 0;
  counter_label: enum { counter_count, counter_done };

var
  count: -1 .. 5; -- counts
  link: array [cell] of -1 .. 1; -- the next cell
  lit: array [cell] of boolean; -- the lamp is on
  counter_at: counter_label;

startstate "initial state 1"
begin
  count := -1;
  link[cell0] := cell1;
  link[cell1] := none;
  for i: cell do lit[i] := false; endfor;
  counter_at := counter_count;
endstartstate;

startstate "initial state 2"
begin
  count := -1;
  link[cell0] := cell1;
  link[cell1] := none;
  lit[cell0] := true;
  lit[cell1] := false;
  counter_at := counter_count;
endstartstate;

startstate "initial state 3"
begin
  count := 0;
  link[cell0] := cell1;
  link[cell1] := none;
  for i: cell do lit[i] := false; endfor;
  counter_at := counter_count;
endstartstate;

startstate "initial state 4"
begin
  count := 2;
  link[cell0] := cell1;
  link[cell1] := none;
  for i: cell do lit[i] := false; endfor;
  counter_at := counter_count;
endstartstate;

startstate "initial state 5"
begin
  count := 2;
  link[cell0] := cell1;
  link[cell1] := none;
  lit[cell0] := true;
  lit[cell1] := false;
  counter_at := counter_count;
endstartstate;

-- counter: count (counter): kernel
rule "counter: count (1)"
  counter_at = counter_count
  & count != 3
==>
begin
  count := count + 1;
  link[cell0] := none;
  counter_at := counter_count;
endrule;

rule "counter: count (2)"
  counter_at = counter_count
  & (count = 3 & lit[cell0])
==>
begin
  lit[cell1] := true;
  counter_at := counter_done;
endrule;

-- an intended end is no deadlock
rule "finished"
  (counter_at = counter_done)
==>
begin
endrule;
