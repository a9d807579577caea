package main

import (
	"context"
	"fmt"

	"gaja/phpt"
)

// confirm runs the same tests on another engine, the real PHP, and reports
// where that does not do what they expect: there the tests are wrong.
func (s *session) confirm(ctx context.Context) error {
	f := *s.flags
	f.CGI, f.PHPDBG = "", ""
	runner, err := openEngine(f.Confirm, &f)
	if err != nil {
		return err
	}
	defer runner.Close()
	o, err := s.options()
	if err != nil {
		return err
	}
	o.Artifacts = phpt.Artifacts{}
	h, err := phpt.NewHarness(ctx, runner, o)
	if err != nil {
		return err
	}
	total, deviations := 0, 0
	fmt.Fprintf(s.out.w, "Confirming on %s (PHP %s)\n", f.Confirm, h.Info().Version)
	h.RunAll(ctx, s.names, f.Workers, s.out.running, func(r *phpt.Result) {
		total++
		if r.Status() == phpt.Pass || r.Status() == phpt.Skip || r.Status() == phpt.Redirect {
			return
		}
		deviations++
		s.unconfirmed++
		s.out.printf("deviates: %s\n%s", describe(r), s.out.paintedDiff(r.Diff))
	})
	s.out.clear()
	fmt.Fprintf(s.out.w, "Confirmed: %d of %d tests.\n", total-deviations, total)
	return nil
}
