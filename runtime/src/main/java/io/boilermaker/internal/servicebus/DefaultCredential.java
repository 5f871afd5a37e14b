package io.boilermaker.internal.servicebus;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.AzureDeveloperCliCredentialBuilder;
import com.azure.identity.AzurePowerShellCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.EnvironmentCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;

/** The credential of applications that are configured by a namespace's URL. */
public final class DefaultCredential {

  private DefaultCredential() {}

  /**
   * Azure's default chain, or the same without the managed identity, which outside Azure waits long
   * for an endpoint that is not there. The builder of the default chain cannot leave it out.
   */
  public static TokenCredential create(boolean includeManagedIdentity) {
    if (includeManagedIdentity) {
      return new DefaultAzureCredentialBuilder().build();
    }
    var chain =
        new ChainedTokenCredentialBuilder().addLast(new EnvironmentCredentialBuilder().build());
    String tokenFile = System.getenv("AZURE_FEDERATED_TOKEN_FILE");
    if (tokenFile != null) {
      chain.addLast(new WorkloadIdentityCredentialBuilder().tokenFilePath(tokenFile).build());
    }
    return chain
        .addLast(new AzureCliCredentialBuilder().build())
        .addLast(new AzurePowerShellCredentialBuilder().build())
        .addLast(new AzureDeveloperCliCredentialBuilder().build())
        .build();
  }
}
