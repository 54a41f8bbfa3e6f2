"""What is learnt: labelled lines, drawn anew in many layouts, → weights of the chains."""
