package render

import (
	"strings"
)

// Markdown writes a sheet as GitHub-flavoured Markdown. Names of the model stay
// text: none becomes a heading, a link, a picture or HTML.
func Markdown(s Sheet) []byte {
	s = s.forReading()
	var b strings.Builder
	b.WriteString("# " + plainMarkdown(s.Title) + "\n")
	if s.Scope != "" {
		b.WriteString("\n" + plainMarkdown(s.Scope) + "\n")
	}
	for _, p := range s.Parts {
		b.WriteString("\n## " + plainMarkdown(p.Title) + "\n")
		for _, t := range p.Text {
			b.WriteString("\n" + strings.Join(markdownLines(t), "  \n") + "\n")
		}
		switch {
		case len(p.Table.Rows) == 0:
		case p.Cards:
			markdownCards(&b, p.Table)
		default:
			markdownTable(&b, p.Table)
		}
	}
	return []byte(b.String())
}

func markdownLines(text string) []string {
	lines := strings.Split(cleanLines(text), "\n")
	for i, l := range lines {
		lines[i] = plainMarkdown(l)
	}
	return lines
}

func markdownTable(b *strings.Builder, t Table) {
	b.WriteString("\n|")
	for _, c := range t.Columns {
		b.WriteString(" " + plainMarkdown(c.Name) + " |")
	}
	b.WriteString("\n|" + strings.Repeat(" --- |", len(t.Columns)) + "\n")
	for _, r := range t.Rows {
		b.WriteString("|")
		for _, c := range r {
			b.WriteString(" " + strings.Join(markdownLines(c.shown()), " / ") + " |")
		}
		b.WriteString("\n")
	}
}

// markdownCards writes each row as a chapter: its first cell is the title.
func markdownCards(b *strings.Builder, t Table) {
	for _, r := range t.Rows {
		b.WriteString("\n### " + plainMarkdown(Clean(r[0].shown())) + "\n\n")
		for i, c := range r[1:] {
			if lines := markdownLines(c.shown()); lines[0] != "" {
				b.WriteString("- **" + plainMarkdown(t.Columns[i+1].Name) + "**: " + strings.Join(lines, "  \n  ") + "\n")
			}
		}
	}
}

// plainMarkdown is a line of text that Markdown shows as it stands: what could
// mean something is escaped, and addresses do not become links.
func plainMarkdown(text string) string {
	var b strings.Builder
	for _, r := range Clean(text) {
		switch {
		case r == ':' || r == '@' || r == '&' || r == '<' || r == '>':
			b.WriteString(markdownEntities[r])
		case r < 0x80 && strings.ContainsRune("\\`*_{}[]()#+-.!|~=$^\"'", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// markdownEntities stand for what would begin an address, a tag or an entity.
var markdownEntities = map[rune]string{':': "&#58;", '@': "&#64;", '&': "&amp;", '<': "&lt;", '>': "&gt;"}

// HTML writes a sheet as one page that loads nothing and runs nothing.
func HTML(s Sheet) []byte {
	s = s.forReading()
	w := &htmlPen{}
	w.raw("<!DOCTYPE html>\n<html lang=\"").text(string(s.Language)).raw("\">\n<head>\n<meta charset=\"utf-8\">\n")
	w.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
	w.raw("<meta name=\"viewport\" content=\"width=device-width\">\n<title>").text(s.Title).raw("</title>\n<style>" + htmlLook + "</style>\n</head>\n<body>\n")
	w.raw("<h1>").text(s.Title).raw("</h1>\n")
	if s.Scope != "" {
		w.raw("<p class=\"scope\">").text(s.Scope).raw("</p>\n")
	}
	for _, p := range s.Parts {
		w.raw("<h2>").text(p.Title).raw("</h2>\n")
		for _, t := range p.Text {
			w.raw("<p>").lines(t).raw("</p>\n")
		}
		switch {
		case len(p.Table.Rows) == 0:
		case p.Cards:
			w.cards(p.Table)
		default:
			w.table(p.Table)
		}
	}
	w.raw("</body>\n</html>\n")
	return w.out
}

// htmlLook is that of printed matter, in the product's colours.
const htmlLook = `
body{font:15px/1.7 "BIZ UDPGothic","Noto Sans JP","Hiragino Sans","Yu Gothic",Meiryo,sans-serif;color:#1f2933;background:#fff;max-width:1100px;margin:40px auto;padding:0 24px}
h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;color:#0b6e6e;border-bottom:1px solid #d5dae1;margin:36px 0 12px;padding-bottom:4px}h3{font-size:16px;margin:24px 0 4px}
.scope{color:#5f6f7c;margin:0 0 24px}table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.5}
th{text-align:left;background:#e8f1f0;font-weight:700}th,td{border:1px solid #d5dae1;padding:6px 9px;vertical-align:top;white-space:pre-line}
td.n{text-align:right;white-space:nowrap}dl{margin:0 0 8px;display:grid;grid-template-columns:9em 1fr;gap:4px 12px;font-size:14px}dt{color:#5f6f7c}dd{margin:0;white-space:pre-line}
@media print{body{margin:0;max-width:none}h2,h3{break-after:avoid}tr,dl{break-inside:avoid}}
`

// htmlPen appends HTML to out.
type htmlPen struct{ out []byte }

func (w *htmlPen) raw(s string) *htmlPen {
	w.out = append(w.out, s...)
	return w
}

func (w *htmlPen) text(s string) *htmlPen {
	w.out = appendEscaped(w.out, s)
	return w
}

func (w *htmlPen) lines(s string) *htmlPen {
	for i, line := range strings.Split(cleanLines(s), "\n") {
		if i > 0 {
			w.raw("<br>")
		}
		w.text(line)
	}
	return w
}

func (w *htmlPen) table(t Table) {
	w.raw("<table>\n<colgroup>")
	all := 0.0
	for _, c := range t.Columns {
		all += c.Wide
	}
	for _, c := range t.Columns {
		w.raw(`<col style="width:` + trimmed(100*c.Wide/max(all, 1), 1) + `%">`)
	}
	w.raw("</colgroup>\n<tr>")
	for _, c := range t.Columns {
		w.raw("<th>").text(c.Name).raw("</th>")
	}
	w.raw("</tr>\n")
	for _, r := range t.Rows {
		w.raw("<tr>")
		for _, c := range r {
			w.cell(c)
		}
		w.raw("</tr>\n")
	}
	w.raw("</table>\n")
}

func (w *htmlPen) cell(c Cell) {
	switch {
	case c.Form != FormText:
		w.raw(`<td class="n">`).text(c.shown())
	case c.Bold:
		w.raw("<td><b>").lines(c.Text).raw("</b>")
	default:
		w.raw("<td>").lines(c.Text)
	}
	w.raw("</td>")
}

func (w *htmlPen) cards(t Table) {
	for _, r := range t.Rows {
		w.raw("<h3>").text(r[0].shown()).raw("</h3>\n<dl>\n")
		for i, c := range r[1:] {
			if text := c.shown(); text != "" {
				w.raw("<dt>").text(t.Columns[i+1].Name).raw("</dt><dd>").lines(text).raw("</dd>\n")
			}
		}
		w.raw("</dl>\n")
	}
}
