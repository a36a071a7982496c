"""Maps and scripts to start from, and ways to spoil them that come past the first checks."""

import base64
import json
import re
from random import Random

from tests.fuzz.mutations import spoiled

_PLAIN = {
    "version": 3,
    "file": "a.js",
    "sourceRoot": "../",
    "sources": ["webpack://n/./src/a.ts", "src/b.vue?x", None, "/home/alice/c.ts", "../../d.ts"],
    "sourcesContent": ["let \u00e4 = '\U0001f600';\n", "<script>\r\n</script>", "", None, "a\\b\u2028c"],
    "names": ["a", "b", "return"],
    "mappings": "AAAA,IAAIA,CAAC;AACA,SCAAC,IAAIC;ADCA;;CAAC,A,CEAA",
    "rangeMappings": "BC;C;;B",
    "ignoreList": [1],
    "debugId": "85314830-023f-4cf1-a267-535f4e37bb17",
}
_LONG = _PLAIN | {
    "mappings": ";".join(f"AAAA,{'CAAC,EACDC,' * (n % 7)}gBAAgBA,KC{'AD'[n % 2]}EF" for n in range(60)),
    "rangeMappings": ";".join("BC" * (n % 3) for n in range(60)),
}
"""Enough segments for what decodes many at once."""
_INDEX = {
    "version": 3,
    "sections": [
        {"offset": {"line": 0, "column": 0}, "map": _PLAIN},
        {
            "offset": {"line": 2, "column": 7},
            "map": {"version": 3, "sections": [{"offset": {"line": 1, "column": 1}, "map": _PLAIN}]},
        },
        {"offset": {"line": 5, "column": 0}, "url": "../part.map"},
    ],
}
_LITERAL = 'p([1,"",{version:3,sources:["webpack://./s.css"],names:[],mappings:"AAAA",sourcesContent:[\'a{\\n}\']}]);'
_VALUES = (
    b"null",
    b"true",
    b"-1",
    b"3",
    b"1e400",
    b"99999999999999999999",
    b'""',
    b'"\\ud800"',
    b'"\\u12"',
    b"[]",
    b"{}",
    b"[[]]",
    b'"' + b"A" * 400 + b'"',
    b'"' + b"g" * 90 + b'A"',
    b'"' + b"../" * 40 + b'"',
    b'"\xff\xfe"',
    b"[" * 80,
    b'{"a":' * 80,
    b'";;;;;,,,,"',
    b'"ggggggE,+/////D,B,AA,AAA"',
    b'{"line":-1,"column":2147483647}',
    b'"data:application/json,{}"',
)
_VALUE = re.compile(rb'"(?:[^"\\]|\\.){0,60}"|-?[0-9]+|null|[\[\]{}]')


def maps() -> list[bytes]:
    """Maps in all forms and encodings."""
    plain, index, long = (json.dumps(form).encode() for form in (_PLAIN, _INDEX, _LONG))
    compact = json.dumps(_PLAIN, ensure_ascii=False, separators=(",", ":"))
    return [
        plain,
        index,
        long,
        compact.encode(),
        b")]}'\n" + plain,
        b"\xef\xbb\xbf" + plain,
        compact.encode("utf-16"),
        plain + plain,
    ]


def scripts() -> list[bytes]:
    """Scripts with a map inside, in every way there is."""
    plain = json.dumps(_PLAIN).encode()
    url = b"//# sourceMappingURL=data:application/json;base64," + base64.b64encode(plain)
    text = b"//# sourceMappingURL=data:application/json;charset=utf-8," + plain.replace(b" ", b"%20")
    return [
        b"a();\n" + url + b"\n",
        b"a();\n" + text + b"\n",
        b"eval('x();\\n" + url + b"\\n//# sourceURL=a');" * 3,
        _LITERAL.encode() * 2,
        b"eval(" + json.dumps(_LITERAL).encode() + b");",
        b"a();\n//# debugId=85314830-023f-4cf1-a267-535f4e37bb17\n//# sourceMappingURL=a.js.map\n",
    ]


def spoiled_map(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Mostly values replaced by others, so that the text stays JSON; else any damage."""
    if random.random() < 0.4:
        return spoiled(random, data, others)
    for _ in range(random.choice((1, 1, 2, 4))):
        values = list(_VALUE.finditer(data))
        if values:
            hit = random.choice(values)
            data = data[: hit.start()] + random.choice(_VALUES) + data[hit.end() :]
    return data
