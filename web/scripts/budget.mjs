// What the first visit loads, as it was built: packed sizes against their budgets, and nothing from anywhere else.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const html = readFileSync("dist/index.html", "utf8");
const named = (ending) => [...html.matchAll(new RegExp(`(?:src|href)="(/assets/[^"]+\\.${ending})"`, "g"))].map((m) => m[1]);
const packed = (paths) => paths.reduce((sum, path) => sum + gzipSync(readFileSync(`dist${path}`), { level: 9 }).length, 0) / 1000;
const scripts = named("js");
const later = readdirSync("dist/assets").filter((f) => f.endsWith(".js") && !scripts.includes(`/assets/${f}`)).map((f) => `/assets/${f}`);
const foreign = [...html.matchAll(/(?:src|href)="((?:https?:)?\/\/[^"]+)"/g)];
const inline = html.match(/<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=|\sstyle=/g) ?? [];

const rows = [
  ["JavaScript of the first load, gzip (kB)", packed(scripts), 250],
  ["styles of the first load, gzip (kB)", packed(named("css")), 40],
  ["largest script that comes later, gzip (kB)", Math.max(0, ...later.map((path) => packed([path]))), 150],
  ["other hosts that the page names", foreign.length, 0],
  ["code and styles within the page", inline.length, 0],
];
for (const [what, value, most] of rows) {
  console.log(`${what.padEnd(44)} ${value.toFixed(1).padStart(7)}  most ${String(most).padStart(3)}  ${value > most ? "OVER" : "ok"}`);
}
if (scripts.length === 0 || rows.some(([, value, most]) => value > most)) process.exitCode = 1;
