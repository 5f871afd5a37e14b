package io.boilermaker.mutation;

import java.util.Collection;
import org.pitest.classinfo.ClassByteArraySource;
import org.pitest.testapi.Configuration;
import org.pitest.testapi.TestGroupConfig;
import org.pitest.testapi.TestPluginFactory;

/**
 * Lets PIT find tests by {@link FreshTests}. It is registered in the folder {@code fresh}, which is
 * in the class path of the mutants of some targets only, and never in that of Maven's plugin: there
 * PIT refuses such a factory out of a module that is not packaged yet.
 */
public final class FreshTestsFactory implements TestPluginFactory {

  @Override
  public String description() {
    return "JUnit's tests, found without a run";
  }

  @Override
  public String name() {
    return "fresh";
  }

  @Override
  public Configuration createTestFrameworkConfiguration(
      TestGroupConfig groups,
      ClassByteArraySource source,
      Collection<String> excludedRunners,
      Collection<String> includedMethods) {
    return new FreshTests();
  }
}
