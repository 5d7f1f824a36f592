package model

func (c *cone) search(goal int) landmarks { return c.matrix().landmarks(goal) }
