"""The engine of agreement below the lenses: who refuses, accepts, leaves open; consent; conflicts and corrections; counts."""
