package rss

import "strings"

// monthCalled returns the number of a month by its name or the beginning of
// its name, in lower case; 0 if the word names none.
func monthCalled(word string) int {
	if len(word) < 3 {
		return 0
	}
	for _, language := range monthNames() {
		month := 0
		for group := range strings.SplitSeq(language, "|") {
			month++
			for name := range strings.FieldsSeq(group) {
				if word == name {
					return month
				}
			}
		}
	}
	return 0
}

// monthNames lists the months of each language from January on, their names
// and what they are cut to in dates.
func monthNames() []string {
	//nolint:misspell // these are not English
	return []string{
		"january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec",
		// German
		"januar jän jänner|februar feber|märz mär mrz maerz|april|mai|juni|juli|august|september|oktober okt|november|dezember dez",
		// French
		"janvier janv|février févr fév fevrier fevr fev|mars|avril avr|mai|juin|juillet juil jui|août aout aoû aou|septembre|octobre|novembre|décembre déc decembre",
		// Dutch
		"januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
		// Spanish
		"enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre set|octubre|noviembre|diciembre dic",
		// Russian
		"января январь янв|февраля февраль фев февр|марта март мар|апреля апрель апр|мая май|июня июнь июн|июля июль июл|августа август авг|сентября сентябрь сен сент|октября октябрь окт|ноября ноябрь ноя нояб|декабря декабрь дек",
		// Italian
		"gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre|ottobre ott|novembre|dicembre",
		// Portuguese
		"janeiro|fevereiro|março marco|abril|maio|junho|julho|agosto|setembro|outubro out|novembro|dezembro",
		// Polish
		"stycznia styczeń sty|lutego luty lut|marca marzec|kwietnia kwiecień kwi|maja maj|czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz|października październik paź|listopada listopad lis|grudnia grudzień gru",
		// Czech
		"ledna leden led|února únor úno|března březen bře|dubna duben dub|května květen kvě|června červen čer|července červenec čvc|srpna srpen srp|září zář|října říjen říj|listopadu|prosince prosinec pro",
		// Swedish, Danish, Norwegian, Finnish
		"januari januar|februari februar|mars marts|april|maj mai|juni|juli|augusti august|september|oktober|november|december desember des",
		"tammikuuta tammikuu tammi|helmikuuta helmikuu helmi|maaliskuuta maaliskuu maalis|huhtikuuta huhtikuu huhti|toukokuuta toukokuu touko|kesäkuuta kesäkuu kesä|heinäkuuta heinäkuu heinä|elokuuta elokuu elo|syyskuuta syyskuu syys|lokakuuta lokakuu loka|marraskuuta marraskuu marras|joulukuuta joulukuu joulu",
		// Hungarian
		"január|február febr|március márc|április ápr|május máj|június jún|július júl|augusztus|szeptember szept|október|november|december",
		// Turkish
		"ocak oca|şubat şub|mart|nisan nis|mayıs|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki|kasım kas|aralık ara",
		// Greek
		"ιαν ιανουαρίου|φεβ φεβρουαρίου|μάρ μαρ μάρτ μαρτ μαρτίου|απρ απριλίου|μάι μαι μαϊ μαΐου μαίου|ιούν ιουν ιον ιουνίου|ιούλ ιουλ ιολ ιουλίου|αύγ αυγ αυγού αυγούστου|σεπ σεπτ σεπτεμβρίου|οκτ οκτωβρίου|νοέ νοε νοεμ νοεμβρίου|δεκ δεκεμβρίου",
		// Ukrainian
		"січня січ|лютого лют|березня бер|квітня кві|травня тра|червня чер|липня лип|серпня сер|вересня вер|жовтня жов|листопада лис|грудня гру",
	}
}

// zoneHours returns how far a zone is from UTC. Where a name means several,
// the one that feeds use most.
func zoneHours(name string) (float64, bool) {
	switch name {
	case "z", "gmt", "utc", "ut", "wet":
		return 0, true
	case "at", "ast", "edt":
		return -4, true
	case "et", "est", "cdt":
		return -5, true
	case "ct", "cst", "mdt":
		return -6, true
	case "mt", "mst", "pdt":
		return -7, true
	case "pt", "pst", "akdt":
		return -8, true
	case "akst":
		return -9, true
	case "hst":
		return -10, true
	case "adt", "brt":
		return -3, true
	case "nst":
		return -3.5, true
	case "bst", "cet", "mez", "west", "met":
		return 1, true
	case "cest", "mesz", "eet", "sast", "mest":
		return 2, true
	case "eest", "msk":
		return 3, true
	case "msd":
		return 4, true
	case "ist":
		return 5.5, true
	case "sgt", "hkt", "awst":
		return 8, true
	case "jst", "kst":
		return 9, true
	case "aest":
		return 10, true
	case "aedt":
		return 11, true
	case "nzst":
		return 12, true
	case "nzdt":
		return 13, true
	}
	return 0, false
}
