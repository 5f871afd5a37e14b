package com.example

import io.boilermaker.annotations.BoilermakerApp

/** The application state: every task receives it as its first argument. */
@BoilermakerApp
class App {
  val warehouse = "Bremen"
}
