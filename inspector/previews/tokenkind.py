"""Pygments' token types, reduced to the kinds that the window has colours for."""

from functools import cache

from pygments.token import Comment, Error, Generic, Keyword, Literal, Name, Number, Operator, String, Token, _TokenType

from inspector.previews.rows import TokenKind

_KINDS: dict[_TokenType, TokenKind | None] = {
    Comment: TokenKind.COMMENT,
    Comment.Preproc: TokenKind.KEYWORD,
    Comment.PreprocFile: TokenKind.STRING,
    Keyword: TokenKind.KEYWORD,
    Keyword.Type: TokenKind.TYPE,
    Literal: TokenKind.STRING,
    Literal.Date: TokenKind.NUMBER,
    String: TokenKind.STRING,
    Number: TokenKind.NUMBER,
    Name: None,
    Name.Attribute: TokenKind.ATTRIBUTE,
    Name.Builtin: TokenKind.TYPE,
    Name.Class: TokenKind.TYPE,
    Name.Constant: TokenKind.NAME,
    Name.Decorator: TokenKind.FUNCTION,
    Name.Entity: TokenKind.NUMBER,
    Name.Exception: TokenKind.TYPE,
    Name.Function: TokenKind.FUNCTION,
    Name.Namespace: TokenKind.TYPE,
    Name.Tag: TokenKind.TAG,
    Name.Variable: TokenKind.NAME,
    Operator.Word: TokenKind.KEYWORD,
    Generic.Deleted: TokenKind.DELETED,
    Generic.Error: TokenKind.ERROR,
    Generic.Heading: TokenKind.HEADING,
    Generic.Inserted: TokenKind.INSERTED,
    Generic.Subheading: TokenKind.HEADING,
    Error: TokenKind.ERROR,
    Token: None,
}


@cache
def token_kind(token: _TokenType) -> TokenKind | None:
    """The kind of a token type, by its nearest known ancestor; None for what looks like plain text.

    Plain names, operators and punctuation have none: a minified screen would be nothing but spans.
    """
    known: _TokenType | None = token
    while known is not None and known not in _KINDS:
        known = known.parent
    return _KINDS[known] if known is not None else None
