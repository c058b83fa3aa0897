import type { JSONObject } from "@c1/functions-sdk";
import { findShift, type Shift } from "./lib/schedule.ts";

// The rotation. A real function would ask the pager for it.
const shifts: Shift[] = [
  { userId: "2fy9Pf34qY6Nb3wWD25RQ4F5ZR3", start: "2026-01-05T08:00:00Z", end: "2026-01-12T08:00:00Z" },
  { userId: "2pa7yEeeby3abP3E2Zs8IQ9Y7aJ", start: "2026-01-12T08:00:00Z", end: "2026-01-19T08:00:00Z" },
];

/** Tells whether somebody is on call: { userId, at? } in, { onCall, until } out. */
export default async function main(input: JSONObject): Promise<JSONObject> {
  const at = typeof input.at === "string" ? new Date(input.at) : new Date();
  if (typeof input.userId !== "string" || Number.isNaN(at.getTime())) {
    return { onCall: false, until: null, error: "userId is needed, and at has to be a time." };
  }

  const shift = findShift(shifts, input.userId, at);
  return { onCall: shift !== undefined, until: shift?.end ?? null };
}
