package com.example

import java.math.BigDecimal
import java.util.UUID

/** Publishes one call of the task to the queue that the environment names, and ends. */
fun main() {
  val order = Order(UUID.randomUUID(), listOf(Line("tea", 2, BigDecimal("3.20"))), true)
  val task = PlaceOrderTasks.apply(order)
  println("Published $task sequence_number=${task.sequenceNumber().asLong}")
}
