// What the first visit loads: JavaScript at most 250 kB packed, and nothing from anywhere else.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 250;
const html = readFileSync("dist/index.html", "utf8");
const first = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((m) => m[1]);
const packed = (path) => gzipSync(readFileSync(`dist${path}`), { level: 9 }).length / 1000;
const total = first.reduce((sum, path) => sum + packed(path), 0);
const foreign = [...html.matchAll(/(?:src|href)="((?:https?:)?\/\/[^"]+)"/g)].map((m) => m[1]);
const inline = /<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=|\sstyle=/.test(html);
const later = readdirSync("dist/assets").filter((f) => f.endsWith(".js") && !first.includes(`/assets/${f}`)).length;

console.log(`first load: ${total.toFixed(1)} kB of JavaScript, packed (limit ${LIMIT_KB}); ${later} files come later`);
if (first.length === 0 || total > LIMIT_KB) process.exitCode = 1;
if (foreign.length || inline) {
  console.error(`the page names another host or has code within: ${foreign.join(", ")}`);
  process.exitCode = 1;
}
