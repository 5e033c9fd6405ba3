/** A search in a process of its own, to be killed: prints its result, without what differs from run to run. */
import { checkParallel } from "../../../src/checker";
import { peterson } from "../../models/peterson";

const [, , file = "", workers = "1"] = process.argv;

async function search(): Promise<void> {
  const checkpoint = { file, everySeconds: 0.05, version: "1" };
  const { stats: _, ...result } = await checkParallel(peterson(4), {
    checkpoint,
    workers: Number(workers),
    eager: true,
  });
  console.log(JSON.stringify(result));
}

void search();
