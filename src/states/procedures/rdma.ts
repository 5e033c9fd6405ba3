import {
  always,
  and,
  assign,
  bool,
  branch,
  call,
  choose,
  event,
  exit,
  forEach,
  int,
  is,
  isnt,
  lessThan,
  local,
  not,
  plus,
  procedure,
  say,
  self,
  step,
} from "../../model";
import { isCooperative, type RdmaUser, scenarioLimits } from "../scenario";
import { isDax, type World } from "../world";
import { acknowledge, deviceWrites } from "../world/durability";
import { fenced, killed, lease, noOtherLease } from "../world/lease";
import { drop, pin } from "../world/pin";
import { pages } from "../world/sets";
import { ibUmemRelease, releasePages } from "./bio-pages";
import { deviceWriteEvents } from "./device-write";
import { exitMm } from "./exit-mm";
import { getUserPagesFast } from "./get-user-pages";

const transfers = int(0, scenarioLimits.dmaWrites);

/**
 * A long-term registration (drivers/infiniband/core/umem.c ib_umem_get): the pages are pinned, and from then on the remote
 * side may write to them at any time; each transfer gives the user a completion, and none sets a page dirty. The pins
 * belong to the device's descriptor: they outlive munmap, and exit as long as somebody holds the descriptor.
 */
export const rdma = (world: World, user: RdmaUser, wanted: "none" | "shared" | "exclusive") => {
  const release = isDax(world) ? releasePages : ibUmemRelease;
  const refusesDax = isDax(world) && world.kernel.longTermOnDax === "refuse";
  const answers = wanted !== "none" && isCooperative(user);
  // Whoever has registered has had a lease: one that is gone was taken away after it had been broken.
  const asked = isnt(lease(self), "held");
  const canBeKilled = wanted !== "none";
  const mayExit = user === "exits" || user === "passes-descriptor" || user === "killed";
  return procedure(
    `ib_umem_${user.replaceAll("-", "_")}_${wanted}`,
    {
      file: "drivers/infiniband/core/umem.c",
      doc: `a long-term registration; its user: ${user}`,
      params: { dma_writes: transfers },
      locals: { finished: local(transfers, 0), gone: local(bool, false) },
      exits: ["return"],
    },
    ({ dma_writes, finished, gone }) => [
      ...(wanted === "none"
        ? []
        : [
            branch("take_lease", { fn: "fcntl_setlease", agent: "user" }, [
              {
                when: wanted === "exclusive" ? noOtherLease : always,
                do: assign(lease(self), "held"),
                text: say`takes a layout lease`,
              },
              ...(wanted === "exclusive"
                ? [{ when: not(noOtherLease), go: exit("return"), text: say`gets no lease: another one is held` }]
                : []),
            ]),
          ]),
      branch("register", { fn: "ib_umem_get", agent: "user" }, [
        { text: say`registers its buffer with the device` },
        ...(answers
          ? [{ when: asked, fair: true as const, go: "return", text: say`registers nothing, as it was asked to` }]
          : []),
      ]),
      call(
        "pin",
        getUserPagesFast(world),
        { fast: false, longterm: true },
        { all: refusesDax ? "refuse" : "registered", some: "release", none: "return" },
      ),
      ...(refusesDax
        ? [
            step("refuse", {
              fn: "get_user_pages_longterm",
              go: "release",
              text: say`finds a page of fsdax: -EOPNOTSUPP`,
            }),
          ]
        : [
            choose(
              "registered",
              pages,
              { fn: "DMA", agent: "device" },
              (page) => ({
                where: is(pin(self, page), "established"),
                when: and(lessThan(finished, dma_writes), not(fenced(self))),
                do: [assign(finished, plus(finished, 1)), deviceWrites(page)],
                events: deviceWriteEvents(world, page),
                go: "complete",
                text: say`DMA writes to ${page}`,
              }),
              [
                {
                  agent: "user",
                  when: answers ? and(not(fenced(self)), not(asked)) : not(fenced(self)),
                  go: "release",
                  text: user === "passes-descriptor" ? say`whoever holds the descriptor closes it` : say`deregisters`,
                },
                ...(answers
                  ? [
                      {
                        agent: "user" as const,
                        fair: true as const,
                        when: and(not(fenced(self)), asked),
                        go: "release",
                        text: say`deregisters, as it was asked to`,
                      },
                    ]
                  : []),
                {
                  when: fenced(self),
                  do: forEach(pages, drop),
                  go: "return",
                  text: say`finds its registration revoked`,
                },
                ...(mayExit
                  ? [
                      {
                        agent: "user" as const,
                        when: and(not(gone), not(killed(self))),
                        go: "exit_mm",
                        text: user === "killed" ? say`the process is killed` : say`the process exits`,
                      },
                    ]
                  : []),
                ...(canBeKilled
                  ? [{ when: and(not(gone), killed(self)), go: "exit_mm", text: say`the process dies of SIGKILL` }]
                  : []),
              ],
            ),
            step("complete", {
              fn: "ib_poll_cq",
              agent: "device",
              do: acknowledge,
              events: [event("io.acknowledged", { by: self })],
              go: "registered",
              text: say`the user sees the completion`,
            }),
            ...(mayExit || canBeKilled
              ? [
                  call("exit_mm", exitMm(world), {}, { done: "exit_files" }),
                  step("exit_files", {
                    fn: "exit_files",
                    do: [assign(gone, true), assign(lease(self), "none")],
                    go: user === "passes-descriptor" ? "registered" : "release",
                    text:
                      user === "passes-descriptor"
                        ? say`its descriptors are closed; another process still has the device's`
                        : say`its descriptors are closed, the device's with them`,
                  }),
                ]
              : []),
          ]),
      call("release", release, {}, { done: "return" }),
      step("return", {
        fn: "uverbs_close",
        do: [assign(lease(self), "none"), assign(killed(self), false), assign(fenced(self), false)],
        go: exit("return"),
        text: wanted === "none" ? say`holds no page any more` : say`holds no page any more, gives up its lease`,
      }),
    ],
  );
};
