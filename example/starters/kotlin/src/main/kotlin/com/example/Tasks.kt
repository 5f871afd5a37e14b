package com.example

import io.boilermaker.annotations.BackgroundTask
import io.boilermaker.annotations.Default
import java.math.BigDecimal
import java.util.UUID

data class Line(val product: String, val count: Int, val price: BigDecimal)

data class Order(val id: UUID, val lines: List<Line>, val isUrgent: Boolean)

@BackgroundTask(name = "place_order")
fun placeOrder(state: App, order: Order, @Default("true") notify: Boolean) {
  println("${order.lines} from ${state.warehouse}, notify=$notify")
}
