package com.example;

import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Default;

/** The tasks of the billing service, which may be written in Python. */
public interface Billing {

  @BackgroundTask(name = "charge_card", queue = "billing")
  void chargeCard(String token, long cents, @Default("EUR") String currency);
}
