package com.example

import io.boilermaker.Boilermaker
import io.boilermaker.BoilermakerConfig
import io.boilermaker.broker.LocalServiceBus
import io.boilermaker.broker.QueueSpec
import java.math.BigDecimal
import java.time.Duration
import java.util.UUID
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class TasksTest {

  @Test
  fun `the task runs`() {
    LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start().use { bus ->
      val config =
          BoilermakerConfig.builder()
              .connectionString(bus.connectionString())
              .queueName("tasks")
              .build()
      Boilermaker.builder(App()).config(config).build().use { app ->
        app.start()
        val order = Order(UUID.randomUUID(), listOf(Line("tea", 2, BigDecimal.ONE)), false)
        PlaceOrderTasks.on(app).apply(order, false)

        bus.runUntilQuiet(Duration.ofSeconds(10), "tasks")

        assertEquals(1, app.health().succeeded())
      }
    }
  }
}
