package model

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Endings that tell what a Japanese name is. Verbs end in a kana of the u-row,
// in the past た or in an auxiliary; a noun of doing stands for the doing itself.
var (
	verbKanaJA = []rune("うくぐすつぬぶむる")
	verbTailJA = []string{"ください", "しよう", "ましょう", "べき", "たい", "こと", "んだ", "なければならない"}
	// nounTailJA end in た or a u-row kana and are nouns all the same.
	nounTailJA = []string{"かた", "すがた", "あす", "ふた", "いくつ", "もくろく", "おもわく", "はず"}
	doingJA    = strings.Fields("実施 作業 対応 検討 作成 確認 調整 開催 実行 準備 推進 送付 提出 配布 送信 " +
		"洗い出し 見直し 立ち上げ 働きかけ 声かけ 聞き取り 呼びかけ 落とし込み 取り組み")
	// thingJA end the names of things, doneJA stand before them.
	thingJA = strings.Fields("書 表 票 一覧 リスト 記録 結果 資料 データ マニュアル 議事録 台帳 名簿 日報 週報 月報 図 仕様 " +
		"ログ メモ マスタ 証 契約 規程 手順 基準 環境 端末 画面 帳票 原稿 記事 提案書 レポート 伝票 明細 写し 控え " +
		"マップ シート スタッフ 予算 予算枠 アカウント ライセンス プレイブック")
	doneJA     = strings.Fields("済みの 済の された 終えた した できた のある のない 可能な")
	periodJA   = strings.Fields("期間 時期 段階 フェーズ フェイズ ステージ 四半期 上期 下期 年度 ヶ月目 か月目 カ月目 週目 日目 年目 ステップ")
	decisionJA = strings.Fields("承認 決裁 決定 合意 了承 契約 判断 契約書 合意書 決裁書")
	meansJA    = strings.Fields("導入 活用 利用 使用 稼働 本稼働 本番稼働 リリース 採用 購入 実装 展開 利用開始 運用開始 定着化 " +
		"システム ツール アプリ ソフト サービス SaaS SAAS CRM SFA MA RPA AI")
)

func verbLikeJA(name string) bool {
	name = strings.TrimRight(name, "。．.!！?？…")
	if hasSuffix(name, nounTailJA) {
		return false
	}
	if hasSuffix(name, verbTailJA) || hasSuffix(name, doingJA) || endsInVerbKana(name) || isPastJA(name) {
		return true
	}
	return endsInObjectAndDeed(name)
}

func endsInVerbKana(name string) bool {
	last, size := utf8.DecodeLastRuneInString(name)
	before, _ := utf8.DecodeLastRuneInString(name[:len(name)-size])
	return slices.Contains(verbKanaJA, last) && (isHiragana(before) || isKanji(before))
}

func isPastJA(name string) bool {
	rest, ok := strings.CutSuffix(name, "た")
	before, _ := utf8.DecodeLastRuneInString(rest)
	return ok && isHiragana(before)
}

// endsInObjectAndDeed is the shape of headings such as 契約を締結: an object and
// a bare noun of doing, with nothing that would make a thing of it.
func endsInObjectAndDeed(name string) bool {
	at := strings.LastIndex(name, "を")
	if at <= 0 {
		return false
	}
	deed := name[at+len("を"):]
	return deed != "" && !strings.ContainsFunc(deed, isHiragana) && !hasSuffix(deed, thingJA)
}

func thingLikeJA(name string) bool {
	if hasSuffix(name, thingJA) {
		return true
	}
	for _, done := range doneJA {
		if at := strings.Index(name, done); at > 0 && at+len(done) < len(name) {
			return true
		}
	}
	return false
}

func periodLikeJA(name string) bool {
	name = strings.TrimRight(name, "0123456789０１２３４５６７８９ 　")
	if rest, ok := strings.CutSuffix(name, "期"); ok {
		last, _ := utf8.DecodeLastRuneInString(rest)
		return utf8.RuneCountInString(rest) > 1 && !strings.ContainsRune("納延予周任画", last)
	}
	return hasSuffix("　"+name, periodJA)
}

func meansLikeJA(name string) bool {
	if hasSuffix("　"+name, meansJA) {
		return true
	}
	for _, start := range []string{"導入済みの", "稼働中の", "稼働する"} {
		if rest, ok := strings.CutPrefix(name, start); ok && hasSuffix("　"+rest, meansJA) {
			return true
		}
	}
	return false
}

func decisionLikeJA(name string) bool {
	for _, start := range []string{"承認済みの", "締結済みの", "合意済みの", "決裁済みの", "承認された", "合意された"} {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return hasSuffix("　"+name, decisionJA)
}

// remainsJA tell what is left of a deed; X is its object.
var remainsJA = map[string][]string{
	"作成":    {"X", "作成済みのX"},
	"確認":    {"確認済みのX", "Xの確認結果"},
	"合意":    {"Xの合意", "合意されたX"},
	"承認":    {"承認済みのX", "Xの承認"},
	"締結":    {"締結済みのX"},
	"報告":    {"Xの報告書"},
	"評価":    {"Xの評価結果"},
	"判断":    {"Xの判断結果", "X判断の記録"},
	"検討":    {"Xの検討結果", "Xの結論"},
	"実施":    {"Xの結果", "Xの記録"},
	"実行":    {"Xの結果", "Xの記録"},
	"開催":    {"Xの議事録", "Xの決定事項"},
	"対応":    {"Xへの対応記録", "対応済みのX"},
	"説明":    {"Xの了解", "Xへの説明記録"},
	"案内":    {"Xへの案内記録"},
	"調整":    {"調整済みのX", "合意されたX"},
	"準備":    {"準備の整ったX"},
	"推進":    {"Xの成果"},
	"作業":    {"Xの結果"},
	"洗い出し":  {"X一覧"},
	"見直し":   {"見直し済みのX"},
	"立ち上げ":  {"動き出したX"},
	"聞き取り":  {"Xの聞き取り結果"},
	"取り組み":  {"Xの成果"},
	"決める":   {"決まったX", "Xの決定"},
	"決定":    {"Xの決定", "決まったX"},
	"行う":    {"Xの結果", "Xの記録"},
	"書く":    {"X"},
	"作る":    {"X"},
	"洗い出す":  {"X一覧"},
	"まとめる":  {"まとまったX", "X一覧"},
	"選ぶ":    {"選ばれたX"},
	"答える":   {"Xへの回答"},
	"回答":    {"Xへの回答"},
	"数える":   {"Xの集計"},
	"集計":    {"Xの集計表"},
	"結ぶ":    {"締結済みのX"},
	"移す":    {"移行済みのX"},
	"聞く":    {"Xの記録"},
	"尋ねる":   {"Xの回答"},
	"伝える":   {"Xの了解"},
	"提案":    {"Xの提案書"},
	"分担":    {"X分担表"},
	"計画":    {"Xの計画書"},
	"取材":    {"Xの記事", "Xの取材記録"},
	"研修":    {"研修を終えたX"},
	"始める":   {"始まったX"},
	"受ける":   {"受けたX", "Xの記録"},
	"教える":   {"X研修の受講記録"},
	"学ぶ":    {"X研修の受講記録"},
	"取る":    {"X票", "Xの記録"},
	"送る":    {"送付済みのX"},
	"渡す":    {"渡したX"},
	"届ける":   {"届いたX"},
	"運ぶ":    {"届いたX"},
	"受け付ける": {"受付済みのX"},
	"受け入れる": {"受入済みのX"},
}

// suggestJA takes a name apart into an object X and a deed.
func suggestJA(name string) []string {
	name = strings.TrimRight(name, "。．.!！?？…")
	name = strings.TrimSuffix(name, "こと")
	object, deed, particle := takenApartJA(name)
	if inner, rest := withoutDoing(object); rest != "" {
		// 要件の確認を行う is 確認 of 要件; 定例会の開催を調整する is about 定例会.
		if object = inner; deed == "行う" {
			deed = rest
		}
	}
	if particle == "を" {
		object = withoutWhere(object)
	}
	if object == "" {
		return nil
	}
	if patterns, ok := remainsJA[deed]; ok {
		return filledPatterns(patterns, object)
	}
	if stem, ok := suruStem(deed); ok {
		if particle == "に" || particle == "へ" {
			return []string{object + "への" + stem + "記録"}
		}
		return []string{stem + "済みの" + object, object + "の" + stem + "記録"}
	}
	if passive := passiveJA(deed); passive != "" && particle == "を" {
		return []string{passive + object, object + "の記録"}
	}
	return []string{object + "の記録"}
}

func filledPatterns(patterns []string, object string) []string {
	filled := make([]string, len(patterns))
	for i, p := range patterns {
		filled[i] = strings.Replace(p, "X", object, 1)
	}
	return filled
}

// takenApartJA splits 要件を確認する into 要件, 確認 and を; the deed loses する.
func takenApartJA(name string) (object, deed, particle string) {
	if object, deed := withoutDoing(name); deed != "" {
		return object, deed, "の"
	}
	for _, p := range []string{"を", "に", "へ", "で", "が"} {
		if at := strings.LastIndex(name, p); at > 0 && at+len(p) < len(name) {
			return name[:at], plainDeed(name[at+len(p):]), p
		}
	}
	return "", "", ""
}

// withoutWhere takes off what says where, whom or by what: 電話で予約 is 予約, and
// 店舗へ操作 is 操作. Only between words in kanji and katakana is it plain that the
// kana is a particle.
func withoutWhere(object string) string {
	letters := []rune(object)
	for i := len(letters) - 2; i > 0; i-- {
		isWord := !isHiragana(letters[i+1]) && !isHiragana(letters[i-1])
		if isWord && strings.ContainsRune("でにへ", letters[i]) {
			return string(letters[i+1:])
		}
		if i > 1 && !isHiragana(letters[i+1]) && !isHiragana(letters[i-2]) && string(letters[i-1:i+1]) == "から" {
			return string(letters[i+1:])
		}
	}
	return object
}

// withoutDoing splits 要件の確認 into 要件 and 確認; of 要件の確認作業 too, which
// leaves what 確認 leaves. Without a noun of doing at the end the deed is empty.
func withoutDoing(name string) (object, deed string) {
	object = name
	for range 2 {
		for _, d := range doingJA {
			if rest, ok := strings.CutSuffix(object, d); ok && rest != "" {
				object, deed = rest, d
				break
			}
		}
		if deed != "作業" {
			break
		}
	}
	return strings.TrimSuffix(object, "の"), deed
}

// plainDeed is the dictionary form without する: 確認した becomes 確認.
func plainDeed(deed string) string {
	for _, tail := range []string{"しました", "します", "した", "する", "しよう", "をする"} {
		if stem, ok := strings.CutSuffix(deed, tail); ok && stem != "" && endsInKanjiOrKatakana(stem) {
			return stem
		}
	}
	return deed
}

// suruStem is a deed that takes する: nothing but kanji and katakana.
func suruStem(deed string) (string, bool) {
	return deed, deed != "" && !strings.ContainsFunc(deed, isHiragana)
}

func endsInKanjiOrKatakana(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return isKanji(last) || isKatakana(last) || last == 'ー'
}

// passiveJA is the past passive of a verb in its dictionary form: 書く gives
// 書かれた, 捨てる gives 捨てられた. Verbs in る after the i- or e-row change as
// 捨てる does, the others as 送る.
func passiveJA(verb string) string {
	last, size := utf8.DecodeLastRuneInString(verb)
	stem := verb[:len(verb)-size]
	before, _ := utf8.DecodeLastRuneInString(stem)
	if last == 'る' && strings.ContainsRune("いきしちにひみりぎじびえけせてねへめれげぜでべ", before) {
		return stem + "られた"
	}
	rows := map[rune]string{'う': "わ", 'く': "か", 'ぐ': "が", 'す': "さ", 'つ': "た", 'ぬ': "な", 'ぶ': "ば", 'む': "ま", 'る': "ら"}
	if row, ok := rows[last]; ok && stem != "" {
		return stem + row + "れた"
	}
	return ""
}
