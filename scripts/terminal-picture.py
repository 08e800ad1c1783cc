#!/usr/bin/env python3
"""Draws screens of a terminal, as `tmux capture-pane -e -p` prints them, as one SVG.

Usage: terminal-picture.py TITLE=CAPTURE... > picture.svg

The picture follows the viewer's light or dark theme and needs no font of its own: each run of
characters is stretched to the columns that it had.
"""

import re
import sys
from html import escape

COLUMN, LINE, MARGIN, BAR = 8.0, 18, 16, 26
COLUMNS = 100
STYLE = """
text { font: 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre }
.page { fill: #ffffff; stroke: #d0d7de } .bar { fill: #f6f8fa } .title, .faint { fill: #6e7781 }
.plain { fill: #1f2328 } .strong { font-weight: bold }
.good { fill: #1a7f37 } .warning { fill: #9a6700 } .bad { fill: #cf222e }
@media (prefers-color-scheme: dark) {
.page { fill: #0d1117; stroke: #30363d } .bar { fill: #161b22 } .title, .faint { fill: #8b949e }
.plain { fill: #e6edf3 } .good { fill: #3fb950 } .warning { fill: #d29922 } .bad { fill: #f85149 }
}
"""
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")
COLOURS = {"31": "bad", "32": "good", "33": "warning"}


def runs(line):
    """Splits a line into (column, text, classes)."""
    colour, strong, column, at = "plain", False, 0, 0
    for match in [*ESCAPE.finditer(line), None]:
        text = line[at : match.start() if match else len(line)]
        if text:
            yield column, text, colour + (" strong" if strong else "")
            column += len(text)
        if match is None:
            return
        at = match.end()
        for code in match.group(1).split(";"):
            if code in ("", "0"):
                colour, strong = "plain", False
            elif code == "1":
                strong = True
            elif code == "2":
                colour = "faint"
            elif code == "39":
                colour = "plain"
            else:
                colour = COLOURS.get(code, colour)


def drawn(column, text, classes, y):
    """A run of characters; blocks are drawn, as fonts leave gaps between them."""
    for part in re.finditer(r"█+|░+|[^█░]+", text):
        x = MARGIN + COLUMN * (column + part.start())
        width = COLUMN * len(part.group())
        if part.group()[0] in "█░":
            faint = ' opacity=".25"' if part.group()[0] == "░" else ""
            yield (
                f'<rect x="{x:g}" y="{y - 12}" width="{width:g}" height="13"'
                f' class="{classes}"{faint}/>'
            )
        elif part.group().strip():
            yield (
                f'<text x="{x:g}" y="{y}" textLength="{width:g}" class="{classes}"'
                f' xml:space="preserve">{escape(part.group())}</text>'
            )


def screen(title, lines, top):
    """One window; returns its elements and its lower edge."""
    width = 2 * MARGIN + COLUMN * COLUMNS
    height = BAR + LINE * len(lines) + MARGIN
    middle = BAR / 2 + 4.5
    parts = [
        f'<rect x=".5" y="{top + 0.5}" width="{width - 1:g}" height="{height}" rx="8" class="page"/>',
        f'<path d="M1 {top + BAR}V{top + 9}a8 8 0 0 1 8-8H{width - 9:g}a8 8 0 0 1 8 8V{top + BAR}z"'
        ' class="bar"/>',
        f'<text x="{MARGIN}" y="{top + middle}" class="title">{escape(title)}</text>',
    ]
    for number, line in enumerate(lines):
        for run in runs(line):
            parts += drawn(*run, top + BAR + LINE * (number + 1))
    return parts, top + height


def main():
    parts, bottom, titles = [], 0, []
    for argument in sys.argv[1:]:
        title, path = argument.split("=", 1)
        with open(path, encoding="utf-8") as capture:
            lines = [line.rstrip("\n") for line in capture]
        while lines and not ESCAPE.sub("", lines[-1]).strip():
            lines.pop()
        more, bottom = screen(title, lines, bottom + (12 if parts else 0))
        parts += more
        titles.append(title)
    width = 2 * MARGIN + COLUMN * COLUMNS
    print(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {bottom + 1}"'
        f' width="{width:g}" height="{bottom + 1}" role="img">'
    )
    print(f"<title>{escape('; '.join(titles))}</title>\n<style>{STYLE}</style>")
    print("\n".join(parts))
    print("</svg>")


if __name__ == "__main__":
    main()
