// inspect-package.cjs, beside package.json:
//
//   "scripts": { "prepack": "npm run build && node inspect-package.cjs" }
//
// `npm pack` and `npm publish` then stop before they pack what must not ship. The package is packed once more, into a
// temporary folder and without scripts, so that exactly what npm would publish is looked at.
// INSPECTOR names the command where it is not on the PATH.
"use strict";

const { spawnSync } = require("node:child_process");
const { mkdtempSync, readdirSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

function run(command, args, options) {
  // npm is a batch file on Windows, which only a shell starts.
  const shell = process.platform === "win32";
  return spawnSync(command, shell ? args.map((arg) => `"${arg}"`) : args, { shell, ...options });
}

const folder = mkdtempSync(join(tmpdir(), "inspect-package-"));
let code = 2;
try {
  // npm tells its children where it was told to pack and whether it is only trying: neither is for this one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_(dry_run|pack_destination|json)$/i.test(name)),
  );
  const packed = run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [archive] = readdirSync(folder);
  if (packed.status !== 0 || archive === undefined) {
    console.error("inspect-package: npm could not pack the package.");
  } else {
    const scan = run(process.env.INSPECTOR || "inspector", ["scan", join(folder, archive)], { stdio: "inherit" });
    if (scan.error) {
      console.error("inspect-package: the command `inspector` was not found; `pipx install artifact-inspector` brings it.");
    } else {
      code = scan.status ?? 5;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = code;
