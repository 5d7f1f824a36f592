package render

// rising returns the numbers nearest to want, by weighted squares, that never
// fall (the pool-adjacent-violators method: Ayer and others, An Empirical
// Distribution Function for Sampling with Incomplete Information, 1955). A nil
// weight counts every number alike.
func rising(want, weight []float64) []float64 {
	type pool struct {
		sum, weight float64
		count       int
	}
	pools := make([]pool, 0, len(want))
	for i, x := range want {
		p := pool{x, 1, 1}
		if weight != nil {
			p = pool{x * weight[i], weight[i], 1}
		}
		for len(pools) > 0 {
			last := pools[len(pools)-1]
			if last.sum*p.weight <= p.sum*last.weight {
				break
			}
			p = pool{last.sum + p.sum, last.weight + p.weight, last.count + p.count}
			pools = pools[:len(pools)-1]
		}
		pools = append(pools, p)
	}
	out := make([]float64, 0, len(want))
	for _, p := range pools {
		mean := p.sum / p.weight
		if len(out) > 0 {
			mean = max(mean, out[len(out)-1]) // the last bit may say else
		}
		for range p.count {
			out = append(out, mean)
		}
	}
	return out
}

// spaced returns the places nearest to want, by weighted squares, in which
// each is at least gap[i] after the one before; gap[0] is not looked at.
func spaced(want, weight, gap []float64) []float64 {
	flat := make([]float64, len(want))
	shift := 0.0
	for i, x := range want {
		if i > 0 {
			shift += gap[i]
		}
		flat[i] = x - shift
	}
	out := rising(flat, weight)
	shift = 0
	for i := range out {
		if i > 0 {
			shift += gap[i]
		}
		out[i] += shift
	}
	return out
}
