import assert from "node:assert/strict";
import { test } from "node:test";
import main from "./main.ts";

const userId = "2fy9Pf34qY6Nb3wWD25RQ4F5ZR3";

test("somebody in a shift is on call until its end", async () => {
  assert.deepEqual(await main({ userId, at: "2026-01-06T12:00:00Z" }), { onCall: true, until: "2026-01-12T08:00:00Z" });
});

test("the end of a shift does not belong to it", async () => {
  assert.deepEqual(await main({ userId, at: "2026-01-12T08:00:00Z" }), { onCall: false, until: null });
});

test("a person is needed", async () => {
  assert.equal((await main({})).onCall, false);
});
