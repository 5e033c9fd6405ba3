import type { Topic } from "../topic";
import { diagnosticTopics } from "./diagnostics";
import { actionTopics, pointTopics } from "./points";
import { detectorTopics, policyTopics } from "./policies";
import { propertyTopics } from "./properties";
import { claimTopics, concernTopics, exitCodeTopics, verdictTopics } from "./results";
import { actorTopics, eventTopics, fieldTopics, switchTopics } from "./scenario";

/** Everything that can be explained, made from the data that gupcheck itself goes by. */
export function allTopics(): readonly Topic[] {
  return [
    ...propertyTopics(),
    ...pointTopics(),
    ...actionTopics(),
    ...policyTopics(),
    ...detectorTopics(),
    ...switchTopics(),
    ...actorTopics(),
    ...fieldTopics(),
    ...eventTopics(),
    ...verdictTopics(),
    ...exitCodeTopics(),
    ...concernTopics(),
    ...claimTopics(),
    ...diagnosticTopics(),
  ];
}
