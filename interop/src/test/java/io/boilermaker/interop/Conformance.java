package io.boilermaker.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A class of the suite: it gets a {@link Fleet}, and is skipped where Python is not set up. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith({PythonCondition.class, FleetExtension.class, FeatureTable.class})
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@interface Conformance {}
