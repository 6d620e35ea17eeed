"""Teaching: what a trainee has answered, what a class has answered, and sheets to print."""
