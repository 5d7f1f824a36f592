package model

// The titles of a table's columns, as spelt writes them.
var (
	usageAccount = spellings("顧客", "顧客名", "アカウント", "お客様", "会社", "会社名", "account", "account name", "customer", "customer name", "company")
	usageDate    = spellings("日付", "日", "年月日", "測定日", "記録日", "週", "date", "day", "week")
	usageSignal  = spellings("指標", "シグナル", "項目", "信号", "signal", "indicator", "measure", "item")
	usageValue   = spellings("値", "数値", "実績", "value", "figure", "reading")
)

// usageStates are the words for a ticked state, in lower case.
var usageStates = map[State][]string{
	StateNone:    {"none", "no", "未", "未着手", "まだ", "-", "−", "－", "0"},
	StateStarted: {"started", "in progress", "着手", "着手済み", "進行中", "作業中", "△"},
	StateDone:    {"done", "yes", "済", "済み", "完了", "できた", "○", "◯", "✓", "1"},
	StateBlocked: {"blocked", "止まっている", "停止", "不可", "×", "✕"},
}

func spellings(words ...string) []string {
	for i, w := range words {
		words[i] = spelt(w)
	}
	return words
}

// What is said of a line that cannot be taken.
var (
	usageEmpty      = Phrase{"表が空です。1行目に列の名前（顧客、日付、指標の名前）を書いてください。", "The table is empty. Its first line names the columns: account, date, and the signals."}
	usageBroken     = Phrase{"引用符が閉じていません。この行から後は読めません。", "A quotation mark is not closed. Nothing can be read from this line on."}
	usageTooMany    = Phrase{"数が多すぎます。この行から後は取り込みません。表を分けてください。", "Too many figures. Nothing is taken from this line on; split the table."}
	usageColumn     = Phrase{"列「{0}」は、どの指標・成果物の名前とも合わないので、読みません。", "Column “{0}” is left out: no signal and no deliverable has this name."}
	usageNoAccount  = Phrase{"「顧客」の列がありません。1行目に「顧客」と書いた列を作ってください。", "There is no column for the account. Give one column the title “account”."}
	usageNoDate     = Phrase{"「日付」の列がありません。1行目に「日付」と書いた列を作ってください。", "There is no column for the date. Give one column the title “date”."}
	usageNoFigures  = Phrase{"数値の列がありません。列の名前を、取り込む指標の名前と同じにしてください。", "There is no column with figures. Give the columns the names of the signals."}
	usageNobody     = Phrase{"顧客の名前がありません。", "The account's name is missing."}
	usageNotADate   = Phrase{"「{0}」は日付として読めません。2026-11-23 のように年から書いてください。", "“{0}” is not a date. Write the year first, as in 2026-11-23."}
	usageUnknown    = Phrase{"「{0}」という指標も成果物もありません。", "No signal and no deliverable is called “{0}”."}
	usageNotAFigure = Phrase{"「{0}」の値「{1}」が読めません。", "“{1}” cannot be read as a value of “{0}”."}
)
