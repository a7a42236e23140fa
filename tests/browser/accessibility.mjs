// Opens HTML reports in headless Chromium and checks them with axe-core: on screens wide and narrow, light and dark, and as printed.
// Usage: node accessibility.mjs REPORT.html ...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const views = [
  { name: "screen, light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "screen, dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "narrow screen", viewport: { width: 320, height: 640 }, colorScheme: "light" },
  { name: "print", viewport: { width: 794, height: 1123 }, colorScheme: "light", media: "print" },
];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let passed = 0;
let failed = 0;

for (const file of process.argv.slice(2)) {
  const address = pathToFileURL(resolve(file)).href;
  for (const { name, media, ...context } of views) {
    // The report's own policy lets no script in; the check has to step over it.
    const page = await (await browser.newContext({ ...context, bypassCSP: true })).newPage();
    const faults = [];
    page.on("request", (request) => request.url() !== address && faults.push(`asks for ${request.url().slice(0, 80)}`));
    page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
    await page.emulateMedia({ media: media ?? "screen" });
    await page.goto(address);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) faults.push(`is ${overflow} pixels wider than the screen`);
    await page.evaluate(axe);
    // On paper nothing is touched.
    const options = { runOnly: { type: "tag", values: rules }, rules: { "target-size": { enabled: media !== "print" } } };
    const found = await page.evaluate((asked) => globalThis.axe.run(document, asked), options);
    for (const violation of found.violations) {
      faults.push(`${violation.id} (${violation.impact}): ${violation.help}; for example ${violation.nodes[0].html.slice(0, 160)}`);
    }
    console.log(`${faults.length ? "FAILED" : "passed"}  ${file}, ${name}: ${found.passes.length} rules passed`);
    for (const fault of faults) console.log(`        ${fault}`);
    faults.length ? failed++ : passed++;
    await page.context().close();
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
