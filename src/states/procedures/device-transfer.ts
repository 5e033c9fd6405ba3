import { assign, choose, exit, int, is, lessThan, local, plus, procedure, say, self } from "../../model";
import { scenarioLimits } from "../scenario";
import type { World } from "../world";
import { deviceWrites } from "../world/durability";
import { pin } from "../world/pin";
import { pages } from "../world/sets";
import { deviceWriteEvents } from "./device-write";

export const transferCount = int(0, scenarioLimits.dmaWrites);

/** The device fills the buffer: at most `writes` DMA writes, to any of the pinned pages, at any time until completion. */
export const deviceTransfer = (world: World) =>
  procedure(
    "device_transfer",
    {
      file: "(the device)",
      doc: "the device writes to the pinned pages",
      params: { writes: transferCount },
      locals: { finished: local(transferCount, 0) },
      exits: ["complete"],
    },
    ({ writes, finished }) => [
      choose(
        "dma",
        pages,
        { fn: "DMA", agent: "device" },
        (page) => ({
          where: is(pin(self, page), "established"),
          when: lessThan(finished, writes),
          do: [assign(finished, plus(finished, 1)), deviceWrites(page)],
          events: deviceWriteEvents(world, page),
          go: "dma",
          text: say`DMA writes to ${page}`,
        }),
        [{ go: exit("complete"), text: say`the device reports completion` }],
      ),
    ],
  );
