"""What to do next: who is told to do what, visits, and what a payer decided."""
