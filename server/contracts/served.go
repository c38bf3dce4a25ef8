package contracts

import (
	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/contractline"
	"github.com/duebook/duebook/ent/date"
)

// Served is the days on which a line serves, and is charged for: from the latest of its start, installed and functional days
// through its end or the day on which it was disconnected. From is "" while it can't be told: a recurring or usage line needs
// all three days, a single charge and hours of work only the start. To is "" while nothing ends it; a line that ended before
// it served has To before From.
func Served(l *ent.ContractLine) (from, to date.Date) {
	if !measured(l) || l.InstalledOn != "" && l.FunctionalOn != "" {
		from = max(l.StartsOn, l.InstalledOn, l.FunctionalOn)
	}
	return from, last(l)
}

// measured lines charge for service, which has to be there first; a single charge is for a deed, and hours are worked anyway.
func measured(l *ent.ContractLine) bool {
	return l.Frequency != contractline.FrequencyONE_TIME && (l.Kind == contractline.KindRECURRING || l.Kind == contractline.KindUSAGE)
}

// last is the last day of a line, "" without one.
func last(l *ent.ContractLine) date.Date {
	if l.EndsOn == "" || l.DisconnectedOn != "" && l.DisconnectedOn < l.EndsOn {
		return l.DisconnectedOn
	}
	return l.EndsOn
}

// InForce reports whether a line was part of its contract on a day: from its start through its last day, whether it was
// installed by then or not.
func InForce(l *ent.ContractLine, day date.Date) bool {
	end := last(l)
	return l.StartsOn <= day && (end == "" || day <= end)
}
