package statement

import (
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/server/billing/charge"
)

// served are the days on which a line is charged for: from the latest of its start and its milestones through its end or
// disconnect day. It has no From while a recurring or usage line lacks a milestone; a single charge and hours of work need
// none.
func served(l *ent.ContractLine) charge.Span {
	s := charge.Span{To: l.EndsOn}
	if s.To == "" || l.DisconnectedOn != "" && l.DisconnectedOn < s.To {
		s.To = l.DisconnectedOn
	}
	measured := l.Frequency != contractline.FrequencyONE_TIME && (l.Kind == contractline.KindRECURRING || l.Kind == contractline.KindUSAGE)
	if !measured || l.InstalledOn != "" && l.FunctionalOn != "" {
		s.From = max(l.StartsOn, l.InstalledOn, l.FunctionalOn)
	}
	return s
}
