"""Which language a text is in, by its name and its first bytes, and where its lexer is.

An own table: asking Pygments to guess costs a tenth of a second and reads every lexer it has.
"""

import re
from dataclasses import dataclass

from inspector.previews.grammar import CLIKE, CSS, GO, JAVASCRIPT, JSON, PYTHON, Grammar


@dataclass(frozen=True, slots=True)
class Language:
    """One language that can be coloured."""

    name: str
    """For people."""
    module: str
    """Below `pygments.lexers`."""
    lexer: str
    """The class in it."""
    extensions: tuple[str, ...] = ()
    file_names: tuple[str, ...] = ()
    """Whole names, lower case."""
    interpreters: tuple[str, ...] = ()
    """Programs in a first line `#!`."""
    grammar: Grammar | None = None
    """What finds safe places to begin in a long text; None where only a guess is possible."""
    longest_line: int | None = None
    """Lines of more characters stay plain, where the lexer's time grows with the square of their length."""


LANGUAGES = (
    Language(
        "JavaScript", "javascript", "JavascriptLexer", ("js", "mjs", "cjs", "jsx", "jsm"), (), ("node", "bun", "deno"),
        JAVASCRIPT,
    ),
    Language("TypeScript", "javascript", "TypeScriptLexer", ("ts", "tsx", "mts", "cts"), grammar=JAVASCRIPT),
    Language(
        "JSON", "data", "JsonLexer",
        ("json", "map", "jsonc", "json5", "webmanifest", "ipynb", "har", "geojson", "sarif", "jsonl"),
        (".babelrc", ".eslintrc", ".prettierrc", "composer.lock", "pipfile.lock", ".watchmanconfig"), grammar=JSON,
    ),
    Language(
        "Python", "python", "PythonLexer", ("py", "pyi", "pyw", "pyx", "pxd"), ("sconstruct", "wscript"),
        ("python", "python2", "python3", "pypy3", "uv"), PYTHON,
    ),
    Language("CSS", "css", "CssLexer", ("css",), grammar=CSS),
    Language("SCSS", "css", "ScssLexer", ("scss",), grammar=CSS),
    Language("Less", "css", "LessCssLexer", ("less",), grammar=CSS),
    Language("Sass", "css", "SassLexer", ("sass",)),
    Language("HTML", "html", "HtmlLexer", ("html", "htm", "xhtml", "vue", "svelte", "astro", "hbs", "ejs")),
    Language(
        "XML", "html", "XmlLexer",
        ("xml", "svg", "xsd", "xsl", "xslt", "plist", "rss", "csproj", "nuspec", "pom", "vsixmanifest", "rels", "xaml"),
    ),
    Language("YAML", "data", "YamlLexer", ("yml", "yaml", "clang-format"), (".clang-format", "pnpm-lock.yaml")),
    Language("TOML", "configs", "TOMLLexer", ("toml",), ("poetry.lock", "cargo.lock", "uv.lock", "pdm.lock")),
    Language(
        "INI", "configs", "IniLexer", ("ini", "cfg", "conf", "desktop", "service", "editorconfig", "inf"),
        (".npmrc", ".editorconfig", ".gitconfig", ".gitmodules", ".pypirc", "entry_points.txt", ".flake8"),
        longest_line=2000,
    ),
    Language("Properties", "configs", "PropertiesLexer", ("properties",)),
    Language(
        "Shell", "shell", "BashLexer", ("sh", "bash", "zsh", "ksh", "env", "ebuild"),
        (".bashrc", ".profile", ".zshrc", ".env", "postinst", "preinst", "postrm", "prerm", "pkgbuild", "configure"),
        ("sh", "bash", "dash", "zsh", "ksh"),
    ),
    Language("PowerShell", "shell", "PowerShellLexer", ("ps1", "psm1", "psd1")),
    Language("Batch", "shell", "BatchLexer", ("bat", "cmd")),
    Language("Dockerfile", "configs", "DockerLexer", ("dockerfile",), ("dockerfile", "containerfile")),
    Language("Makefile", "make", "MakefileLexer", ("mk", "mak"), ("makefile", "gnumakefile"), longest_line=2000),
    Language("CMake", "make", "CMakeLexer", ("cmake",), ("cmakelists.txt",)),
    Language("C", "c_cpp", "CLexer", ("c", "h"), grammar=CLIKE),
    Language(
        "C++", "c_cpp", "CppLexer", ("cpp", "cc", "cxx", "hpp", "hh", "hxx", "ino", "cu", "cuh"), grammar=CLIKE
    ),
    Language("C#", "dotnet", "CSharpLexer", ("cs",), grammar=CLIKE),
    Language("Java", "jvm", "JavaLexer", ("java",), grammar=CLIKE),
    Language("Kotlin", "jvm", "KotlinLexer", ("kt", "kts"), grammar=CLIKE),
    Language("Groovy", "jvm", "GroovyLexer", ("groovy", "gradle")),
    Language("Scala", "jvm", "ScalaLexer", ("scala",), grammar=CLIKE),
    Language("Go", "go", "GoLexer", ("go",), grammar=GO),
    Language("Rust", "rust", "RustLexer", ("rs",), grammar=CLIKE),
    Language("Swift", "objective", "SwiftLexer", ("swift",), grammar=CLIKE),
    Language("Objective-C", "objective", "ObjectiveCLexer", ("m", "mm"), grammar=CLIKE),
    Language("Dart", "javascript", "DartLexer", ("dart",)),
    Language("CoffeeScript", "javascript", "CoffeeScriptLexer", ("coffee",)),
    Language("PHP", "php", "PhpLexer", ("php", "phtml"), (), ("php",)),
    Language(
        "Ruby", "ruby", "RubyLexer", ("rb", "gemspec", "rake", "ru"), ("gemfile", "rakefile", "podfile"), ("ruby",)
    ),
    Language("Perl", "perl", "PerlLexer", ("pl", "pm"), (), ("perl",)),
    Language("Lua", "scripting", "LuaLexer", ("lua",), (), ("lua",)),
    Language("SQL", "sql", "SqlLexer", ("sql",)),
    Language("GraphQL", "graphql", "GraphQLLexer", ("graphql", "gql")),
    Language("Protocol Buffers", "dsls", "ProtoBufLexer", ("proto",)),
    Language("GLSL", "graphics", "GLShaderLexer", ("glsl", "vert", "frag", "fx"), grammar=CLIKE),
    Language("Diff", "diff", "DiffLexer", ("diff", "patch")),
    Language("Markdown", "markup", "MarkdownLexer", ("md", "markdown", "mdx"), ("readme", "pkg-info", "metadata")),
    Language("reStructuredText", "markup", "RstLexer", ("rst",)),
    Language("R", "r", "SLexer", ("r",), (), ("rscript",)),
    Language("Julia", "julia", "JuliaLexer", ("jl",)),
    Language("Fortran", "fortran", "FortranLexer", ("f90", "f95", "f03")),
)  # fmt: skip

_BY_NAME = {name: language for language in LANGUAGES for name in language.file_names}
_BY_EXTENSION = {extension: language for language in LANGUAGES for extension in language.extensions}
_BY_INTERPRETER = {program: language for language in LANGUAGES for program in language.interpreters}
_BY_LANGUAGE = {language.name: language for language in LANGUAGES}
_SHEBANG = re.compile(rb"#![ \t]*(\S{1,200})(?:[ \t]+(?:-S[ \t]+)?(\S{1,200}))?")
_SCRIPT_START = re.compile(
    rb"""(?:(?:import|export|const|let|var|function|class|async|module|exports)\b"""
    rb"""|["']use strict|\(function|!function|//|/\*)"""
)


def language_of(name: str, head: bytes) -> Language | None:
    """The language, or None for plain text. `name` may be any inner path, `head` the first bytes of the text."""
    base = name.replace("\\", "/").rstrip("/").rpartition("/")[2].lower().partition("?")[0].strip()
    start = head.lstrip()[:1000]
    if start.startswith((b"<?xml", b"<!DOCTYPE TS")):
        return _BY_LANGUAGE["HTML" if b"<html" in start else "XML"]
    found = _BY_NAME.get(base) or _by_extension(base) or _by_first_line(start)
    return found or _by_content(base, start)


def _by_extension(base: str) -> Language | None:
    if base.startswith(".env"):
        return _BY_NAME[".env"]
    stem, dot, extension = base.rpartition(".")
    if not dot or not stem:
        return None
    return _BY_EXTENSION.get(extension)


def _by_first_line(start: bytes) -> Language | None:
    match = _SHEBANG.match(start)
    if match is None:
        return None
    program = match[1].rpartition(b"/")[2]
    if program == b"env" and match[2]:
        program = match[2].rpartition(b"/")[2]
    text = program.decode("latin-1")
    return _BY_INTERPRETER.get(text) or _BY_INTERPRETER.get(text.rstrip("0123456789."))


def _by_content(base: str, start: bytes) -> Language | None:
    """For names that say nothing, as many names in source maps do."""
    if "." in base and not base.startswith("."):
        return None
    if re.match(rb'[\[{]\s*["\[{\]}]', start):
        return _BY_LANGUAGE["JSON"]
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        return _BY_LANGUAGE["HTML"]
    return _BY_LANGUAGE["JavaScript"] if _SCRIPT_START.match(start) else None
