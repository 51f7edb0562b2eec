// Looks for the other browsers of a device, which v4 has no operation for.
import {
  FingerprintJsServerApiClient,
  type RelatedVisitorsFilter,
  type RelatedVisitorsResponse,
} from "@fingerprintjs/fingerprintjs-pro-server-api";
import { createMockApi } from "fingerprint-edge/mock";
import { API_KEY, optionsWith } from "../workspace.js";

const { fetch: send } = createMockApi({ apiKey: API_KEY });
const client = new FingerprintJsServerApiClient(optionsWith({ fetch: send as unknown as typeof fetch }));
const filter: RelatedVisitorsFilter = { visitor_id: "mockAndroidVisitor02" };
const { relatedVisitors }: RelatedVisitorsResponse = await client.getRelatedVisitors(filter);
console.log(relatedVisitors.map(({ visitorId }) => visitorId).join());
