package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// minting gives IDs that count up.
func minting() func(Kind) ID {
	n := 0
	return func(k Kind) ID {
		n++
		return ID(fmt.Sprintf("new-%s-%d", k, n))
	}
}

const figures = "\ufeff顧客名,日付,週の予約入力率,移した予約データ,メモ\r\n" +
	"そば処 まつ,2026/11/2,45％,着手,電話で聞いた\r\n" +
	"そば処　まつ,2026年11月9日,\"61.5\",済,\r\n" +
	"すし 海,2026-11-9,７０,,\r\n" +
	",,,,\r\n" +
	"すし 海,11/16/2026,80,,\r\n" +
	",2026-11-16,80,,\r\n" +
	"すし 海,2026-11-16,たくさん,？,\r\n"

func TestUsageIsReadWithItsWrongLinesNamed(t *testing.T) {
	m := accountOfTwo(t)
	u := ReadUsage(m, figures)
	var rows []string
	for _, r := range u.Rows {
		rows = append(rows, fmt.Sprintf("%d %s %s %s=%s", r.Line, r.Account, r.Date, r.Of, r.Value))
	}
	want := []string{
		"2 そば処 まつ 2026-11-02 s1=45%", "2 そば処 まつ 2026-11-02 d2=started",
		"3 そば処 まつ 2026-11-09 s1=61.5", "3 そば処 まつ 2026-11-09 d2=done",
		"4 すし 海 2026-11-09 s1=70",
	}
	if !slices.Equal(rows, want) {
		t.Errorf("read\n%s", strings.Join(rows, "\n"))
	}
	if !slices.Equal(u.Accounts, []string{"すし 海"}) {
		t.Errorf("new accounts: %v", u.Accounts)
	}
	var lines []int
	for _, f := range u.Faults {
		lines = append(lines, f.Line)
		if f.Sentence.JA == "" || f.Sentence.EN == "" || strings.Contains(f.Sentence.JA+f.Sentence.EN, "{0}") {
			t.Errorf("line %d: %+v", f.Line, f.Sentence)
		}
	}
	if !slices.Equal(lines, []int{1, 6, 7, 8, 8}) {
		t.Errorf("faults in the lines %v", lines)
	}
}

func TestUsageIsImportedInOneChangeAndOnlyOnce(t *testing.T) {
	m := accountOfTwo(t)
	c, err := m.Import(ReadUsage(m, figures), minting())
	must(t, err)
	after := apply(t, m, c)
	if n, a := len(All[Reading](after)), len(All[Account](after)); n != 5 || a != 2 {
		t.Errorf("%d readings, %d accounts", n, a)
	}
	h := Derive(after, Options{}).AccountHealth("n1")
	if *h.Score != 61.5 {
		t.Errorf("the score is %v", *h.Score)
	}
	again := ReadUsage(after, figures)
	for _, r := range again.Rows {
		if r.Was != r.Value {
			t.Errorf("line %d was %q", r.Line, r.Was)
		}
	}
	if _, err := after.Import(again, minting()); err == nil {
		t.Error("the same table again is a change")
	}
	if back := apply(t, after, c.Inverse()); len(All[Reading](back)) != 0 || len(All[Account](back)) != 1 {
		t.Error("undoing leaves figures behind")
	}
}

func TestUsageByLineAndSeparator(t *testing.T) {
	m := accountOfTwo(t)
	for _, text := range []string{
		"Account\tDate\tSignal\tValue\nそば処 まつ\t2026-11-23\t週の予約入力率\t1,200\n",
		"account;date;signal;value\nそば処 まつ;2026.11.23;週の予約入力率;1200\n",
	} {
		u := ReadUsage(m, text)
		if len(u.Rows) != 1 || u.Rows[0].Value != "1200" || u.Rows[0].Date != "2026-11-23" || len(u.Faults) > 0 {
			t.Errorf("%+v", u)
		}
	}
}

// Every table that lacks what it needs says so and gives no figures.
func TestUsageThatCannotBeRead(t *testing.T) {
	m := accountOfTwo(t)
	for _, text := range []string{
		"", "日付,週の予約入力率\n2026-11-23,5\n", "顧客,週の予約入力率\nA,5\n", "顧客,日付,知らない列\nA,2026-11-23,5\n",
		"顧客,日付,指標,値\nA,2026-11-23,知らない,5\n",
	} {
		if u := ReadUsage(m, text); len(u.Rows) > 0 || len(u.Faults) == 0 || len(u.Accounts) > 0 {
			t.Errorf("%q: %+v", text, u)
		}
	}
	if _, err := m.Import(Usage{}, minting()); err == nil {
		t.Error("nothing to import is a change")
	}
}

func FuzzReadUsage(f *testing.F) {
	f.Add(figures)
	f.Add("顧客,日付,指標,値\n\"A,2026-11-23,x,5\n")
	f.Add("a;b\tc,d\n\x00\xff")
	f.Fuzz(func(t *testing.T, text string) {
		m := accountOfTwo(t)
		u := ReadUsage(m, text)
		c, err := m.Import(u, minting())
		if err != nil {
			if len(u.Rows) > 0 {
				t.Fatalf("%d figures were read and cannot be imported: %v", len(u.Rows), err)
			}
			return
		}
		if got := apply(t, m, c); len(All[Reading](got)) > len(u.Rows) {
			t.Fatal("more readings than figures")
		}
	})
}
