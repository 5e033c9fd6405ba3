/* test-and-set, exported by gupcheck
 * property user0-enters: who wants to enter does
 * spin -o1 -o2 -o3 -a model.pml; gcc -O2 -DNOREDUCE -DNFAIR=2 -o pan pan.c
 * ./pan -a -f -E -N user0_enters -m1000000
 * The answer may differ: "user0" waits for a lock that is handed over, and SPIN has no strong fairness.
 */

#define none -1 /* no element */
#define user0 0
#define user1 1
#define process_user0 0
#define process_user1 1
#define user0_outside 0
#define user0_try 1
#define user0_inside 2
#define user0_done 3
#define user1_outside 0
#define user1_try 1
#define user1_inside 2
#define user1_done 3

short holder = none; /* who holds the lock */

byte user0_at = user0_outside;
byte user1_at = user1_outside;

#define halted ((user1_at == user1_inside))
#define running (!halted)

active proctype user0_process()
{
at_outside: /* outside (user, locks): kernel */
  if
  :: d_step { running ->
       user0_at = user0_try;
     }; goto at_try
  fi;
at_try: /* try (user, locks): kernel */
  if
  :: d_step { running && (holder == none) ->
       holder = user0;
       user0_at = user0_inside;
     }; goto at_inside
  fi;
at_inside: /* inside (user, locks): kernel */
  if
  :: d_step { running ->
       holder = none;
       user0_at = user0_outside;
     }; goto at_outside
  fi;
end_done:
  false
}

active proctype user1_process()
{
at_outside: /* outside (user, locks): kernel */
  if
  :: d_step { running ->
       user1_at = user1_try;
     }; goto at_try
  fi;
at_try: /* try (user, locks): kernel */
  if
  :: d_step { running && (holder == none) ->
       holder = user1;
       user1_at = user1_inside;
     }; goto at_inside
  fi;
at_inside: /* inside (user, locks): kernel */
  if
  :: d_step { running ->
       holder = none;
       user1_at = user1_outside;
     }; goto at_outside
  fi;
end_done:
  false
}

never user0_enters { /* user0-enters: it is owed and never comes */
  do
  :: (((user0_at == user0_try)) && !halted && !((user0_at == user0_inside))) -> goto accept_user0_enters
  :: true
  od;
accept_user0_enters:
  do
  :: (!halted && !((user0_at == user0_inside)))
  od
}
