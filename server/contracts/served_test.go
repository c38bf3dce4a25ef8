package contracts

import (
	"testing"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
)

func TestServed(t *testing.T) {
	t.Parallel()
	const start = date.Date("2026-03-01")
	for name, c := range map[string]struct {
		line     ent.ContractLine
		from, to date.Date
	}{
		"all three days":               {ent.ContractLine{InstalledOn: "2026-02-20", FunctionalOn: "2026-03-05"}, "2026-03-05", ""},
		"installed before the start":   {ent.ContractLine{InstalledOn: "2026-02-20", FunctionalOn: "2026-02-21"}, start, ""},
		"not installed":                {ent.ContractLine{FunctionalOn: "2026-03-05"}, "", ""},
		"not functional":               {ent.ContractLine{InstalledOn: "2026-03-05", EndsOn: "2026-12-31"}, "", "2026-12-31"},
		"usage that is not functional": {ent.ContractLine{Kind: contractline.KindUSAGE, InstalledOn: "2026-03-05"}, "", ""},
		"ends":                         {ent.ContractLine{InstalledOn: start, FunctionalOn: start, EndsOn: "2026-12-31"}, start, "2026-12-31"},
		"disconnected before it ends":  {ent.ContractLine{InstalledOn: start, FunctionalOn: start, EndsOn: "2026-12-31", DisconnectedOn: "2026-06-30"}, start, "2026-06-30"},
		"ends before disconnected":     {ent.ContractLine{InstalledOn: start, FunctionalOn: start, EndsOn: "2026-05-31", DisconnectedOn: "2026-06-30"}, start, "2026-05-31"},
		"disconnected, without end":    {ent.ContractLine{InstalledOn: start, FunctionalOn: start, DisconnectedOn: "2026-06-30"}, start, "2026-06-30"},
		"functional after the end":     {ent.ContractLine{InstalledOn: start, FunctionalOn: "2026-04-02", EndsOn: "2026-03-31"}, "2026-04-02", "2026-03-31"},
		"once":                         {ent.ContractLine{Kind: contractline.KindONE_TIME, Frequency: contractline.FrequencyONE_TIME}, start, ""},
		"once, of an old import":       {ent.ContractLine{Frequency: contractline.FrequencyONE_TIME}, start, ""},
		"once, installed later":        {ent.ContractLine{Kind: contractline.KindONE_TIME, Frequency: contractline.FrequencyONE_TIME, InstalledOn: "2026-03-09"}, "2026-03-09", ""},
		"hours":                        {ent.ContractLine{Kind: contractline.KindTIME}, start, ""},
	} {
		l := c.line
		l.StartsOn = start
		if l.Kind == "" {
			l.Kind = contractline.KindRECURRING
		}
		if l.Frequency == "" {
			l.Frequency = contractline.FrequencyMONTHLY
		}
		if from, to := Served(&l); from != c.from || to != c.to {
			t.Errorf("%s: serves %q..%q, want %q..%q", name, from, to, c.from, c.to)
		}
	}
}
