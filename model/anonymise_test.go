package model

import (
	"strings"
	"testing"
)

func TestAnonymise(t *testing.T) {
	m := Empty()
	for _, r := range []Record{
		Deliverable{ID: "d1", Name: "はなの木の台帳", Note: "佐藤さんと株式会社みどりに確認。お客様、皆様、店長さんには言わない。Annaは残る、Ann likes it."},
		Deliverable{ID: "d2", Name: "Order slip of Dr. Jane Roe at Acme Widgets Inc."},
		Account{ID: "n1", Name: "はなの木 二号店"},
		Remark{ID: "q1", On: "needs:d1:d2:はなの木案", Text: "林さんに聞く。木の林", By: "Ann"},
		NewRelation(Needs, "d1", "d2", "はなの木案"),
	} {
		m.records.set(r.Key(), r)
	}
	c, err := m.Set(InfoID, "customer", "はなの木")
	if err != nil {
		t.Fatal(err)
	}
	m, err = m.Apply(c)
	if err != nil {
		t.Fatal(err)
	}
	hidden, list := m.Anonymise([]Alias{{"Order slip", "Paper"}, {"台帳", ""}}, Japanese)
	if err := hidden.Check(); err != nil {
		t.Fatal(err)
	}
	text := string(Encode(Document{Model: hidden}))
	for _, name := range []string{"はなの木", "佐藤", "みどり", "Jane", "Acme", "林さん", "、Ann ", `"Ann"`, "Order slip", "台帳"} {
		if strings.Contains(text, name) {
			t.Errorf("%q is still there:\n%s", name, text)
		}
	}
	for _, kept := range []string{"顧客Aの名称A", "お客様、皆様、店長さん", "Annaは残る", "木の林", "Paper of Dr. 担当者", `"needs:d1:d2:顧客A案"`} {
		if !strings.Contains(text, kept) {
			t.Errorf("%q is not there:\n%s", kept, text)
		}
	}
	found := map[string]string{}
	for _, a := range list {
		found[a.Name] = a.Alias
	}
	if found["はなの木"] != "顧客A" || found["はなの木 二号店"] != "顧客B" || found["Ann"] != "担当者A" || found["Order slip"] != "Paper" {
		t.Errorf("the list is %v", list)
	}
	again, list := hidden.Anonymise(nil, English)
	if !strings.Contains(string(Encode(Document{Model: again})), "Customer A") || len(list) == 0 {
		t.Errorf("once more: %v", list)
	}
}
