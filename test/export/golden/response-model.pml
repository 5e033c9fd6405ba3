/* test-and-set, exported by gupcheck
 * property the lock's "holder": gets rid of it * /  / * again
 * spin -o1 -o2 -o3 -a model.pml; gcc -O2 -DNOREDUCE -DNFAIR=2 -o pan pan.c
 * ./pan -a -f -E -N the_lock_s_holder -m1000000
 * ./pan -a -f -E -N the_lock_s_holder_claim -m1000000
 */

#define none -1 /* no element */
#define user0 0
#define user1 1
#define process_user0 0
#define process_user1 1

short holder = none; /* who holds the lock */

active proctype user0_process()
{
at_outside: /* outside (user, locks): kernel */
  if
  :: d_step { true
     }; goto at_try
  fi;
at_try: /* try (user, locks): kernel */
  if
  :: d_step { holder == none ->
       holder = user0;
     }; goto at_inside
  fi;
at_inside: /* inside (user, locks): kernel */
  if
  :: d_step { true ->
       holder = none;
     }; goto at_outside
  fi;
end_done:
  false
}

active proctype user1_process()
{
at_outside: /* outside (user, locks): kernel */
  if
  :: d_step { true
     }; goto at_try
  fi;
at_try: /* try (user, locks): kernel */
  if
  :: d_step { holder == none ->
       holder = user1;
     }; goto at_inside
  fi;
at_inside: /* inside (user, locks): kernel */
  if
  :: d_step { true ->
       holder = none;
     }; goto at_outside
  fi;
end_done:
  false
}

never the_lock_s_holder { /* the lock's "holder" for user0: it is owed and never comes */
  do
  :: ((holder == user0) && !(holder == none)) -> goto accept_the_lock_s_holder
  :: true
  od;
accept_the_lock_s_holder:
  do
  :: (!(holder == none))
  od
}

never the_lock_s_holder_claim { /* the lock's "holder" for user1: it is owed and never comes */
  do
  :: ((holder == user1) && !(holder == none)) -> goto accept_the_lock_s_holder_claim
  :: true
  od;
accept_the_lock_s_holder_claim:
  do
  :: (!(holder == none))
  od
}
