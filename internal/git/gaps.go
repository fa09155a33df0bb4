package git

// Gaps are the parts of the repository that a clone was made without, so that
// nothing can be said about them.
type Gaps struct {
	Shallow bool // of the history there are the last commits only
	Partial bool // files and folders are fetched when they are needed
	Narrow  bool // some remote's branches are not fetched, but for those that were named
}

// Gaps tells what the clone lacks.
func (r *Repo) Gaps() (Gaps, error) {
	s, err := r.storage()
	if err != nil {
		return Gaps{}, err
	}
	g := Gaps{Shallow: len(s.shallow) > 0, Partial: s.objects.partial}
	for _, remote := range s.remotes {
		g.Narrow = g.Narrow || remote.narrow
	}
	return g, nil
}
