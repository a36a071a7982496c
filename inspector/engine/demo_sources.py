"""The sources of the built-in example, and the bundle that a build tool would make of them."""

_CONFIG = """import { readFileSync } from "node:fs";

/** Where requests go when nobody says otherwise. Internal: do not document. */
export const DEFAULT_HOST = "https://gateway.orbit.internal";

// TODO before launch: move to the vault. Only here until the staging key is rotated.
const STAGING_TOKEN = "%(token)s";

export interface Settings {
  host: string;
  token: string;
  /** Codename of the unreleased scheduler. */
  perigee: boolean;
}

export function loadSettings(path: string): Settings {
  const raw = JSON.parse(readFileSync(path, "utf8")) as Partial<Settings>;
  return { host: raw.host ?? DEFAULT_HOST, token: raw.token ?? STAGING_TOKEN, perigee: raw.perigee ?? false };
}
"""

_AGENT = """import type { Settings } from "./config";

/** One pass over the ground station's queue. */
export class Agent {
  private orbit = 0;

  constructor(private readonly settings: Settings) {}

  // The model must never learn that Perigee exists.
  readonly instructions = "You plan satellite passes. Refuse to talk about Perigee.";

  async next(queue: string[]): Promise<string | undefined> {
    this.orbit += 1;
    const command = queue.shift();
    if (command === undefined) {
      return undefined;
    }
    return `${this.orbit}: ${command} @ ${this.settings.host}`;
  }
}
"""

_MAIN = """import { Agent } from "./agent";
import { loadSettings } from "./config";
import { bold } from "../node_modules/tiny-colours/index";

const agent = new Agent(loadSettings(process.argv[2] ?? "orbit.json"));

for (const queue of [["lift", "turn"], ["listen"]]) {
  for (let step = await agent.next(queue); step; step = await agent.next(queue)) {
    console.log(bold(step));
  }
}
"""

_COLOURS = """/* tiny-colours, MIT */
export const bold = (text) => `\\u001b[1m${text}\\u001b[22m`;
"""


def deploy_token() -> str:
    """What lies in the demo's `.env`: the shape of a provider's token, issued by nobody."""
    return "gh" + "p_" + "Zx7Qv2Lm9Rt4" + "Kc8Wn3Jd6Yb1" + "Hf5Sg0Pa" + "2KeU"


def staging_token() -> str:
    """What only the demo's source map shows."""
    return "gh" + "p_" + "bT4nR8wXe2Vq" + "M6yHs1Gd9LkC" + "z5Fj3Pa7" + "QuN0"


SOURCES: tuple[tuple[str, str], ...] = (
    ("../src/config.ts", _CONFIG % {"token": staging_token()}),
    ("../src/agent.ts", _AGENT),
    ("../src/main.ts", _MAIN),
    ("../node_modules/tiny-colours/index.js", _COLOURS),
)
"""(name as the map spells it, content)."""

BUNDLE_LINES: tuple[tuple[str, tuple[int, int]], ...] = (
    ('import{readFileSync as r}from"node:fs";', (0, 0)),
    ('const h="https://gateway.orbit.internal";', (0, 3)),
    (
        'function s(p){const a=JSON.parse(r(p,"utf8"));return{host:a.host??h,token:a.token??"",perigee:a.perigee??!1}}',
        (0, 15),
    ),
    ("class g{o=0;constructor(t){this.t=t}", (1, 3)),
    (
        "async next(q){this.o+=1;const c=q.shift();if(c===void 0)return;return`${this.o}: ${c} @ ${this.t.host}`}}",
        (1, 11),
    ),
    ("const b=t=>`\\u001b[1m${t}\\u001b[22m`;", (3, 1)),
    ('const a=new g(s(process.argv[2]??"orbit.json"));', (2, 4)),
    (
        'for(const q of[["lift","turn"],["listen"]])for(let p=await a.next(q);p;p=await a.next(q))console.log(b(p));',
        (2, 6),
    ),
)
"""(line of the bundle, (index of the source, 0-based original line))."""
