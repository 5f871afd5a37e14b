plugins {
  application
}

repositories {
  mavenLocal() // as long as there is no release
  mavenCentral()
}

java {
  toolchain { languageVersion = JavaLanguageVersion.of(17) }
}

val boilermaker = "0.1.0-SNAPSHOT"

dependencies {
  implementation("io.boilermaker:boilermaker-runtime:$boilermaker")
  annotationProcessor("io.boilermaker:boilermaker-processor:$boilermaker")
  runtimeOnly("ch.qos.logback:logback-classic:1.5.38")
  testImplementation("io.boilermaker:boilermaker-broker:$boilermaker")
  testImplementation("org.junit.jupiter:junit-jupiter:5.14.4")
  testRuntimeOnly("org.junit.platform:junit-platform-launcher")
}

application {
  mainClass = "com.example.AppWorker"
}

tasks.test {
  useJUnitPlatform()
}

// gradle publish
tasks.register<JavaExec>("publish") {
  classpath = sourceSets.main.get().runtimeClasspath
  mainClass = "com.example.Publish"
}
