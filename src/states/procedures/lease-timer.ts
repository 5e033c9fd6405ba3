import {
  and,
  assign,
  choose,
  type Element,
  exit,
  forEach,
  is,
  local,
  not,
  procedure,
  processes,
  say,
  some,
  step,
  type Term,
} from "../../model";
import { answersInTime, fenced, killed, lease } from "../world/lease";
import { dropOf } from "../world/pin";
import { pages } from "../world/sets";

/** What happens to a lease whose holder does not give it up in time. */
export type LeaseTimeout = "none" | "remove" | "fail" | "kill" | "kill-and-remove" | "fence" | "remove-then-fence";

type Holder = Term<Element<"process">>;

const isOverdue = (holder: Holder): Term<boolean> => and(is(lease(holder), "breaking"), not(answersInTime(holder)));
const title = { file: "fs/locks.c", params: {}, exits: ["done"] } as const;

/** One action on an overdue lease. */
const atOnce = (name: string, doc: string, act: (holder: Holder) => ReturnType<typeof assign>[], text: string) =>
  procedure(name, { ...title, doc, locals: {} }, () => [
    choose("timeout", processes, { fn: "time_out_leases" }, (holder) => ({
      where: and(isOverdue(holder), not(killed(holder))),
      do: act(holder),
      go: exit("done"),
      text: say`the lease of ${holder} has timed out: ${text}`,
    })),
  ]);

/** The server cuts the holder's device off, and what it had pinned is given back; the lease goes before or after. */
const fence = (leaseFirst: boolean) =>
  procedure(
    "nfsd4_layout_lm_break",
    {
      file: "fs/nfsd/nfs4layouts.c",
      doc: "fences a holder that does not return its layout",
      params: {},
      locals: { victim: local(processes.optional, null) },
      exits: ["done"],
    },
    ({ victim }) => {
      const holder = some(processes, victim);
      return [
        choose("timeout", processes, { fn: "nfsd4_cb_layout_done" }, (late) => ({
          where: isOverdue(late),
          do: [assign(victim, late), leaseFirst ? assign(lease(late), "none") : []],
          text: leaseFirst ? say`removes the lease of ${late}` : say`gives up waiting for ${late}`,
        })),
        step("fence", {
          fn: "->fence_client",
          do: assign(fenced(holder), true),
          text: say`cuts the device of ${holder} off`,
        }),
        step("release", {
          fn: "nfsd4_return_all_client_layouts",
          do: [
            forEach(pages, (page) => dropOf(holder, page)),
            leaseFirst ? [] : assign(lease(holder), "none"),
            assign(victim, null),
          ],
          go: exit("done"),
          text: leaseFirst ? say`gives its pages back` : say`gives its pages back, removes its lease`,
        }),
      ];
    },
  );

/** The procedure that acts on leases that time out; undefined where none does. */
export function leaseTimer(timeout: LeaseTimeout) {
  switch (timeout) {
    case "none":
      return undefined;
    case "remove":
      return atOnce(
        "time_out_leases",
        "removes leases that time out",
        (holder) => [assign(lease(holder), "none")],
        "it is removed",
      );
    case "fail":
      return atOnce(
        "time_out_leases",
        "lets the breaker fail",
        (holder) => [assign(lease(holder), "expired")],
        "the breaker is told",
      );
    case "kill":
      return atOnce(
        "time_out_leases",
        "kills holders",
        (holder) => [assign(killed(holder), true)],
        "its holder gets SIGKILL",
      );
    case "kill-and-remove":
      return atOnce(
        "time_out_leases",
        "kills holders and does not wait for them",
        (holder) => [assign(killed(holder), true), assign(lease(holder), "none")],
        "its holder gets SIGKILL, and it is removed",
      );
    case "fence":
      return fence(false);
    case "remove-then-fence":
      return fence(true);
  }
}
