// Prints the first starts of every event of a file, in UTC, as ical.js understands them: {"summary": ["...Z", ...]}.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file, count] = process.argv.slice(2);
const found = createRequire(path.join(folder, "package.json")).resolve("ical.js");
const { default: ICAL } = await import(pathToFileURL(found));
const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(file, "utf8")));
calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
const starts = {};
for (const each of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(each);
  const times = event.iterator();
  starts[event.summary] = Array.from({ length: Number(count) }, () => times.next().toJSDate().toISOString());
}
console.log(JSON.stringify(starts));
