/* several starts, exported by gupcheck
 * property deadlock-free
 * spin -o1 -o2 -o3 -a model.pml; gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c
 * ./pan -m1000000
 */

#define none -1 /* no element */
#define cell0 0
#define cell1 1
#define counter 0

short count = -1; /* counts */
short link[2] = cell1; /* the next cell */
bool lit[2] = false; /* the lamp is on */

bool started = false; /* an initial state has been made */

#define running (started)

active proctype counter_process()
{
at_count: /* count (counter): kernel */
  if
  :: d_step { running && (count != 3) ->
       count = count + 1;
       link[cell0] = none;
     }; goto at_count
  :: d_step { running && (count == 3 && lit[cell0]) ->
       lit[cell1] = true;
     }; goto end_done
  fi;
end_done:
  false
}

/* makes an initial state: one state more than the model has */
active proctype set_up()
{
  if
  :: d_step { true ->
       link[1] = none;
       started = true
     }; goto end_set_up
  :: d_step { true ->
       link[1] = none;
       lit[0] = true;
       started = true
     }; goto end_set_up
  :: d_step { true ->
       count = 0;
       link[1] = none;
       started = true
     }; goto end_set_up
  :: d_step { true ->
       count = 2;
       link[1] = none;
       started = true
     }; goto end_set_up
  :: d_step { true ->
       count = 2;
       link[1] = none;
       lit[0] = true;
       started = true
     }; goto end_set_up
  fi;
end_set_up:
  false
}
