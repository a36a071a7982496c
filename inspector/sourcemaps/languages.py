"""The language of a source by its file name's suffix, as people call it."""

OTHER = "Other"
_LANGUAGES = {
    "TypeScript": "ts mts cts tsx",
    "JavaScript": "js mjs cjs jsx es6 jsm",
    "Vue": "vue",
    "Svelte": "svelte",
    "Astro": "astro",
    "HTML": "html htm xhtml ejs hbs handlebars mustache pug jade",
    "CSS": "css pcss postcss",
    "Sass": "scss sass",
    "Less": "less",
    "Stylus": "styl stylus",
    "JSON": "json json5 jsonc webmanifest",
    "GraphQL": "graphql gql",
    "Markdown": "md mdx markdown",
    "CoffeeScript": "coffee litcoffee",
    "Elm": "elm",
    "ReScript": "re res rei resi ml mli",
    "ClojureScript": "cljs cljc clj",
    "Dart": "dart",
    "Kotlin": "kt kts",
    "Scala": "scala",
    "Haxe": "hx",
    "PureScript": "purs",
    "F#": "fs fsx",
    "C#": "cs",
    "Java": "java",
    "Python": "py pyx pyi",
    "Ruby": "rb",
    "PHP": "php",
    "Go": "go",
    "Rust": "rs",
    "Swift": "swift",
    "C": "c h",
    "C++": "cc cpp cxx hpp hh hxx",
    "Zig": "zig",
    "AssemblyScript": "as",
    "WebAssembly text": "wat wast",
    "YAML": "yaml yml",
    "TOML": "toml",
    "XML": "xml svg xsl xslt plist",
    "Shell": "sh bash zsh",
    "SQL": "sql",
    "GLSL": "glsl vert frag wgsl fx vertex fragment",
    "Text": "txt",
}
_BY_SUFFIX = {suffix: language for language, suffixes in _LANGUAGES.items() for suffix in suffixes.split()}


def language_of(path: str) -> str:
    """The language of a file, `Other` where its suffix says nothing."""
    stem, dot, suffix = path.rpartition("/")[2].rpartition(".")
    return _BY_SUFFIX.get(suffix.lower(), OTHER) if dot and stem else OTHER
